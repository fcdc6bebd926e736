package rest_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"quoth/bot/discord/rest"
)

// A token does not appear in what is printed, logged or encoded, neither alone nor as a field of something else.
func TestSecret(t *testing.T) {
	type holder struct{ Token rest.Secret }
	token := rest.Secret("very-secret")
	var out strings.Builder
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		fmt.Fprintf(&out, format+" "+format+"\n", token, holder{token})
	}
	for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(handler).Info("connected", "token", token, "options", holder{token})
	}
	data, err := json.Marshal(holder{token})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(data)
	if got := out.String(); strings.Contains(got, "very") || strings.Contains(got, fmt.Sprintf("%x", "very")) {
		t.Errorf("the token is in\n%s", got)
	}
	if string(token) != "very-secret" {
		t.Errorf("the token is %q", string(token))
	}
}
