package page

import "testing"

func TestPaywalled(t *testing.T) {
	const stub = "<p>" + "The ferry between Orlo and Tarn sails again on Monday after three weeks in dock." + "</p>"
	long := ""
	for range 4 {
		long += paragraphsOf(story)
	}
	for _, tc := range []struct {
		name, page string
		want       bool
	}{
		{"a free short text", stub, false},
		{"said in JSON-LD", ld(`{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}`) + stub, true},
		{"said as a string", ld(`{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}`) + stub, true},
		{"free", ld(`{"@type":"NewsArticle","headline":"x","isAccessibleForFree":true}`) + stub, false},
		{"said in the tier", `<meta property="article:content_tier" content="locked">` + stub, true},
		{"a paywall below", stub + `<div class="c-paywall">Choose a plan.</div>`, true},
		{"a request", stub + `<div>Subscribe today to continue reading.</div>`, true},
		{"paid, and all there", `<meta property="article:content_tier" content="metered">` + long, false},
		{"paid, and most of its words missing", ld(`{"@type":"Article","headline":"x","isAccessibleForFree":false,"wordCount":2000}`) + long, true},
		{"paid, and all of its words there", ld(`{"@type":"Article","headline":"x","isAccessibleForFree":false,"wordCount":15}`) + stub, false},
		{"a request under a whole text", long + `<div>Subscribe today to continue reading.</div>`, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, err := Read([]byte("<html><body>"+tc.page+"</body></html>"), Options{URL: address})
			if err != nil || a.Paywalled != tc.want {
				t.Errorf("got %v, %v, want %v", a.Paywalled, err, tc.want)
			}
		})
	}
}
