package jsonld

import (
	"fmt"

	"quoth/retrieval/news"
	"quoth/retrieval/page/node"
)

// pictures returns the pictures of a value of JSON-LD: an address, an ImageObject, or a list of such.
func pictures(v any) []news.Picture {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []news.Picture
	for _, v := range list[:min(len(list), node.MaxFacts)] {
		switch v := v.(type) {
		case string:
			out = append(out, news.Picture{URL: v})
		case object:
			for _, key := range [...]string{"url", "contentUrl"} {
				if address, ok := v[key].(string); ok {
					out = append(out, news.Picture{URL: address, Width: side(v["width"]), Height: side(v["height"])})
				}
			}
		}
	}
	return out
}

// side returns a width or a height as it is written: a number, a text, or a QuantitativeValue.
func side(v any) string {
	if o, ok := v.(object); ok {
		v = o["value"]
	}
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}
