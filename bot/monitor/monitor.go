// Package monitor tells other programs how a running Quoth is, over HTTP: whether it lives, whether it is ready to
// answer, and its figures as Prometheus reads them.
//
//	m := monitor.New(monitor.Options{Articles: library.Stats, Queues: service.Queues, Room: room, Log: log})
//	router := m.Count(router)               // its answers are counted
//	m.Serve(ctx, "127.0.0.1:8642")          // /livez, /readyz and /metrics, until ctx ends
//	err := monitor.Ask(ctx, "127.0.0.1:8642", monitor.Ready) // another process
//
// None of it has words that people typed or that articles hold, nor who asked.
package monitor

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"quoth/bot/queue"
	"quoth/retrieval"
)

// Options are where the figures come from. Articles, Room and Log are needed. What else is nil is not reported.
type Options struct {
	Version  string
	Articles func() retrieval.Stats
	Room     func() (free uint64, little bool) // on the disk with the data folder, in bytes

	Queues  func() (searches, suggestions queue.Stats)
	Gateway *Shards
	Feeds   func() (Feeds, error)

	Log *slog.Logger
	Now func() time.Time // nil: the machine's clock
}

// Feeds counts the feeds of the list.
type Feeds struct {
	Listed, Failing int
	Fetched         time.Time     // when one of them answered last
	Interval        time.Duration // between two checks of a feed
}

// Monitor collects the figures of a running Quoth. It is safe for concurrent use.
type Monitor struct {
	options  Options
	registry *prometheus.Registry
	answers  *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	posts    *prometheus.CounterVec
	alerts   *prometheus.CounterVec
}

// New returns a Monitor.
func New(o Options) *Monitor {
	if o.Now == nil {
		o.Now = time.Now
	}
	m := &Monitor{
		options: o, registry: prometheus.NewRegistry(),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "quoth_answers_total", Help: "Calls that were answered, by command and outcome.",
		}, []string{"command", "outcome"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "quoth_answer_seconds", Help: "Time from a call to its reply, by command; the queue counts.",
			Buckets: []float64{.01, .025, .05, .1, .25, .5, 1, 1.5, 2.5, 5, 10, 30},
		}, []string{"command"}),
		posts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "quoth_posts_total", Help: "Daily summaries that were due, by what became of them.",
		}, []string{"state"}),
		alerts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "quoth_alerts_total", Help: "Alerts of watches, by what became of them.",
		}, []string{"state"}),
	}
	m.registry.MustRegister(m.answers, m.seconds, m.posts, m.alerts, state{o}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Handler answers /livez, /readyz and /metrics.
func (m *Monitor) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Live, func(w http.ResponseWriter, _ *http.Request) { writeProblems(w, nil) })
	mux.HandleFunc("GET "+Ready, func(w http.ResponseWriter, _ *http.Request) {
		writeProblems(w, m.options.look().problems())
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	return mux
}

// Serve answers at an address, host:port, until ctx ends. Where it cannot listen there, it logs that and returns: the
// bot does without.
func (m *Monitor) Serve(ctx context.Context, address string) {
	listener, err := listen(ctx, address, m.options.Log)
	if err != nil {
		m.options.Log.Warn("health and metrics are not served", "listen", address, "err", reason(err))
		return
	}
	m.options.Log.Info("health and metrics are served", "listen", listener.Addr().String())
	server := &http.Server{
		Handler: m.Handler(), ReadHeaderTimeout: timeout, ReadTimeout: timeout, WriteTimeout: timeout,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(m.options.Log.Handler(), slog.LevelDebug),
	}
	defer context.AfterFunc(ctx, func() { server.Close() })()
	if err := server.Serve(listener); ctx.Err() == nil {
		m.options.Log.Error("health and metrics are served no longer", "err", err)
	}
}

// timeout bounds how long a request may take.
const timeout = 10 * time.Second
