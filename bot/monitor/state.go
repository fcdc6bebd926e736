package monitor

import (
	"strconv"

	"github.com/prometheus/client_golang/prometheus"

	"quoth/bot/queue"
)

// state reports the figures that are asked for when somebody reads them.
type state struct{ options Options }

// figure describes a figure, whose values differ by labels.
func figure(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

// The figures of state.
var (
	built       = figure("quoth_build_info", "1, with the version.", "version")
	articles    = figure("quoth_articles", "Stored articles.")
	damaged     = figure("quoth_articles_damaged", "Stored articles that cannot be read.")
	lag         = figure("quoth_index_lag_articles", "Stored articles that are not indexed yet.")
	behind      = figure("quoth_index_behind", "1 while something stored is not indexed yet.")
	free        = figure("quoth_disk_free_bytes", "Free bytes on the disk with the data folder.")
	diskFull    = figure("quoth_disk_full", "1 while the disk is too full to index.")
	indexAway   = figure("quoth_index_away", "1 while the index in a cluster cannot be reached or written.")
	indexHealth = figure("quoth_index_cluster", "1 for the status of the cluster that has the index.", "status")
	running     = figure("quoth_queue_running", "Searches, or suggestions, that run now.", "queue")
	waiting     = figure("quoth_queue_waiting", "Searches, or suggestions, that wait.", "queue")
	refused     = figure("quoth_queue_refused_total", "Searches, or suggestions, refused as too many waited.", "queue")
	shardUp     = figure("quoth_gateway_up", "1 while a shard is connected to Discord.", "shard")
	connects    = figure("quoth_gateway_connects_total", "How often a shard was connected to Discord.", "shard")
	latency     = figure("quoth_gateway_heartbeat_seconds", "Time that the last heartbeat of a shard took.", "shard")
	feedsListed = figure("quoth_feeds", "Feeds on the list.")
	feedsFail   = figure("quoth_feeds_failing", "Feeds whose last check failed.")
	feedsAt     = figure("quoth_feeds_answered_timestamp_seconds", "When a feed answered last.")
	ready       = figure("quoth_ready", "1 while the bot is ready to answer.")
)

// Describe is prometheus.Collector's. What is collected is not described: it depends on what runs.
func (state) Describe(chan<- *prometheus.Desc) {}

// Collect is prometheus.Collector's.
func (s state) Collect(out chan<- prometheus.Metric) {
	c, h := collecting{out}, s.options.look()
	c.gauge(built, 1, s.options.Version)
	c.gauge(articles, float64(h.articles.Articles))
	c.gauge(damaged, float64(h.articles.Damaged))
	c.gauge(lag, float64(max(h.articles.Articles-h.articles.Indexed, 0)))
	c.gauge(behind, number(h.articles.Behind))
	c.gauge(diskFull, number(!h.articles.FullSince.IsZero()))
	c.gauge(indexAway, number(!h.articles.AwaySince.IsZero()))
	if h.articles.Cluster != "" {
		c.gauge(indexHealth, 1, h.articles.Cluster)
	}
	c.gauge(free, float64(h.free))
	c.queue("searches", h.searches)
	c.queue("suggestions", h.suggestions)
	c.gateway(h.shards)
	if s.options.Feeds != nil && h.feedsErr == nil {
		c.feeds(h.feeds)
	}
	c.gauge(ready, number(len(h.problems()) == 0))
}

// collecting sends figures.
type collecting struct{ out chan<- prometheus.Metric }

func (c collecting) gauge(d *prometheus.Desc, value float64, labels ...string) {
	c.out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
}

func (c collecting) counter(d *prometheus.Desc, value float64, labels ...string) {
	c.out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, value, labels...)
}

func (c collecting) queue(name string, s *queue.Stats) {
	if s == nil {
		return
	}
	c.gauge(running, float64(s.Inside), name)
	c.gauge(waiting, float64(s.Waiting), name)
	c.counter(refused, float64(s.Refused), name)
}

func (c collecting) gateway(shards []Shard) {
	for _, s := range shards {
		id := strconv.Itoa(s.ID)
		c.gauge(shardUp, number(s.Up), id)
		c.counter(connects, float64(s.Connects), id)
		c.gauge(latency, s.Latency.Seconds(), id)
	}
}

func (c collecting) feeds(f Feeds) {
	c.gauge(feedsListed, float64(f.Listed))
	c.gauge(feedsFail, float64(f.Failing))
	if !f.Fetched.IsZero() {
		c.gauge(feedsAt, float64(f.Fetched.Unix()))
	}
}

// number returns 1 for true.
func number(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
