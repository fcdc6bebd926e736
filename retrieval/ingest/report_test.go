package ingest

import (
	"errors"
	"strings"
	"testing"

	"quoth/retrieval/fetch"
)

// A line of the log names the outlet and the reason, and never the address.
func TestReportWithoutAddress(t *testing.T) {
	const address = "https://feeds.packet.example/key-4711"
	for _, tc := range []struct {
		name        string
		r           SourceReport
		outlet, why string
	}{
		{"read", SourceReport{URL: address, Name: "Packet"}, "Packet", ""},
		{"no name", SourceReport{URL: address, Err: errors.New("not a feed")}, "feeds.packet.example", "not a feed"},
		{"a status", SourceReport{URL: address, Name: "Packet",
			Err: &fetch.Error{URL: address, Reason: fetch.Gone, Status: 410}}, "Packet", "it was removed for good (HTTP 410)"},
		{"no answer", SourceReport{URL: address, Name: "Packet",
			Err: &fetch.Error{URL: address, Target: address, Reason: fetch.TooSlow,
				Err: errors.New("Get " + address)}}, "Packet", "the server was too slow"},
	} {
		if tc.r.Outlet() != tc.outlet || tc.r.Why() != tc.why || strings.Contains(tc.r.Why(), "4711") {
			t.Errorf("%s: got %q and %q, want %q and %q", tc.name, tc.r.Outlet(), tc.r.Why(), tc.outlet, tc.why)
		}
	}
}
