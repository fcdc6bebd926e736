package loopback

import (
	"encoding/json"
	"time"
)

// object is a JSON object.
type object = map[string]any

// encode returns v as JSON. It panics if that is not possible, because all values are made here.
func encode(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("loopback: " + err.Error())
	}
	return data
}

// number returns a JSON number, or 0 if value is not one.
func number(value any) float64 {
	n, _ := value.(float64)
	return n
}

// list returns a JSON list, or nil if value is not one.
func list(value any) []any {
	l, _ := value.([]any)
	return l
}

func timestamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000-07:00") }

// apiError is the body of an error of Discord.
type apiError struct {
	Message string          `json:"message"`
	Code    int             `json:"code"`
	Errors  json.RawMessage `json:"errors,omitempty"`
}
