package main

import (
	"bytes"
	"strings"
	"testing"

	"quoth/bot/socket"
)

func TestInviteBadID(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, id := range []string{"abc", "123", "1000000000000000010&scope=bot", " ", "１０００００００００００００００００１０"} {
		var out, messages bytes.Buffer
		if n := run(t.Context(), []string{"invite", id},
			streams{strings.NewReader(""), &out, &messages}); n != socket.StatusUsage || out.Len() > 0 {
			t.Errorf("invite %q: status %d, printed %q, said %q", id, n, &out, &messages)
		}
	}
}
