package discord

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"quoth/bot/discord/loopback"
)

// BenchmarkAnswer has eight people ask at the same time, over the wire. p99-ms is
// the time from the interaction to its answer; heap-B/op is what an answered one leaves behind.
func BenchmarkAnswer(b *testing.B) {
	server, err := loopback.Start(loopback.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { server.Close() })
	w := connected(b, server, table(samples(b)), Options{Pace: unhurried})
	in := loopback.Slash("ask", option("question", "Why was the valley below the Brack dam evacuated?"))
	w.ask(in)
	before := heap(server)
	var mu sync.Mutex
	var took []time.Duration
	b.SetParallelism(4)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			id, err := server.Send(context.Background(), in)
			if err != nil {
				b.Error(err)
				return
			}
			answer, err := server.Reply(context.Background(), id)
			if err != nil {
				b.Error(err)
				return
			}
			mu.Lock()
			took = append(took, answer.Took)
			mu.Unlock()
		}
	})
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	w.log.Reset()
	b.ReportMetric(float64(heap(server)-before)/float64(len(took)), "heap-B/op")
}

// heap returns how many bytes live on the heap, without the records of the server.
func heap(server *loopback.Server) int64 {
	server.Forget()
	var m runtime.MemStats
	for range 3 {
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
