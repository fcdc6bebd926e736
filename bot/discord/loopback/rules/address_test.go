package rules

import (
	"strings"
	"testing"
)

func TestAddressProblem(t *testing.T) {
	const scheme, malformed = "must be http or https", "not a well formed URL"
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "https://example.org/a?b=%C3%A9#c", ""},
		{"capitals", "HTTPS://EXAMPLE.ORG/", ""},
		{"a host alone", "http://example.org", ""},
		{"an address of IPv4", "http://192.0.2.1/a", ""},
		{"a port", "https://example.org:8443/a", ""},
		{"the last port", "https://example.org:65535/a", ""},
		{"a port above the last", "https://example.org:65536/a", malformed},
		{"a port far above", "https://ok.example:99999/", malformed},
		{"a port of no digits", "https://example.org:/a", malformed},
		{"a port in words", "https://example.org:http/a", malformed},
		{"empty", "", scheme},
		{"relative", "/a", scheme},
		{"no scheme", "example.org/a", scheme},
		{"another scheme", "ftp://example.org/a", scheme},
		{"no host", "https:///a", malformed},
		{"no host but a port", "https://:80/a", malformed},
		{"an underscore in the host", "https://a_b.example.org/a", malformed},
		{"a blank in the host", "https://a b.example.org/a", malformed},
		{"a blank in the path", "https://example.org/a b", malformed},
		{"a letter that is not escaped", "https://example.org/é", malformed},
		{"half an escape", "https://example.org/a%2", malformed},
		{"a user", "https://a@example.org/", malformed},
		{"an empty label", "https://a..example.org/", malformed},
		{"a label of 63", "https://" + strings.Repeat("a", 63) + ".example.org/", ""},
		{"a label of 64", "https://" + strings.Repeat("a", 64) + ".example.org/", malformed},
		{"a host of 254", "https://" + strings.Repeat("a.", 123) + "examples/", malformed},
		{"IPv6", "http://[2001:db8::1]/a", malformed},
		{"as long as may be", "https://example.org/" + strings.Repeat("a", maxURL-20), ""},
		{"longer", "https://example.org/" + strings.Repeat("a", maxURL-19), "2049 characters"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := addressProblem(tt.in, maxURL)
			if (got == "") != (tt.want == "") || !strings.Contains(got, tt.want) {
				t.Errorf("addressProblem(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}
