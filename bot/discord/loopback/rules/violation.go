package rules

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Violation is something in a request that a bot may not send, or should not.
type Violation struct {
	Method, Path string // of the request
	At           string // where in the body, as a JSON pointer; "" means the body as a whole
	Problem      string
	Refused      bool // Discord refuses the request
}

// String returns the violation on one line.
func (v Violation) String() string {
	return fmt.Sprintf("%s %s: %s: %s", v.Method, v.Path, v.pointer(), v.Problem)
}

func (v Violation) pointer() string {
	if v.At == "" {
		return "/"
	}
	return v.At
}

// Refusal returns the first violation for which Discord refuses a request; ok is false if there is none.
func Refusal(violations []Violation) (first Violation, ok bool) {
	for _, v := range violations {
		if v.Refused {
			return v, true
		}
	}
	return Violation{}, false
}

// Errors returns what Discord says of a violation: the problem, below the parts of where it is.
func (v Violation) Errors() any {
	var errs any = object{"_errors": []object{{"code": "LOOPBACK", "message": v.Problem}}}
	for _, part := range slices.Backward(strings.Split(v.At, "/")) {
		if part != "" {
			errs = object{part: errs}
		}
	}
	return errs
}

// report collects the violations of a request.
type report struct {
	method, path string
	violations   []Violation
}

func newReport(r Request) *report { return &report{method: r.Method, path: r.Path} }

// refuse reports what Discord refuses.
func (r *report) refuse(at, format string, args ...any) { r.add(true, at, format, args...) }

// warn reports what Discord accepts, but a bot should not send.
func (r *report) warn(at, format string, args ...any) { r.add(false, at, format, args...) }

func (r *report) add(refused bool, at, format string, args ...any) {
	r.violations = append(r.violations, Violation{r.method, r.path, at, fmt.Sprintf(format, args...), refused})
}

// Request is the part of a request that the rules concern.
type Request struct {
	Method string
	Path   string // without the version of the API
	Query  string
	Body   json.RawMessage
	Files  []File // sent beside the body
}

// File is a file that was sent beside the body of a request.
type File struct {
	Field string // of the form: "files[0]"
	Name  string
	Bytes int
}

// value returns the body: an object or a list.
func (r Request) value() any {
	var v any
	json.Unmarshal(r.Body, &v) // the body is valid
	return v
}

// fields returns the fields of the body, none if it is a list.
func (r Request) fields() object {
	fields, _ := r.value().(object)
	return fields
}

// object is a JSON object.
type object = map[string]any

// list returns a JSON list, or nil if value is not one.
func list(value any) []any {
	l, _ := value.([]any)
	return l
}

// number returns a JSON number, or 0 if value is not one.
func number(value any) float64 {
	n, _ := value.(float64)
	return n
}

// length returns the number of characters of a text, or 0 if value is not one.
func length(value any) int {
	s, _ := value.(string)
	return utf8.RuneCountInString(s)
}
