package rules

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// Document is Discord's OpenAPI description of its REST interface: openapi.json of the
// repository discord/discord-api-spec, version 10.
type Document struct {
	router routers.Router
}

// documentBase is the address to which the paths of the document are relative.
const documentBase = "http://loopback/api/v10"

// LoadDocument reads Discord's document from a file.
func LoadDocument(name string) (*Document, error) {
	doc, err := openapi3.NewLoader().LoadFromFile(name)
	if err != nil {
		return nil, fmt.Errorf("load Discord's document: %w", err)
	}
	doc.Servers = openapi3.Servers{{URL: documentBase}}
	allowStrings(doc)
	router, err := legacy.NewRouter(doc)
	if err != nil {
		return nil, fmt.Errorf("load Discord's document %s: %w", name, err)
	}
	return &Document{router}, nil
}

// allowStrings corrects the document: it wants permissions as integers, but Discord accepts and sends
// them as strings.
func allowStrings(doc *openapi3.T) {
	for _, schema := range doc.Components.Schemas {
		p := schema.Value.Properties["default_member_permissions"]
		if p != nil && p.Value != nil && p.Value.Type != nil {
			types := append(openapi3.Types{"string"}, *p.Value.Type...)
			p.Value.Type = &types
		}
	}
}

// Check checks the path, query and body of a request against the document. A nil Document checks
// nothing.
func (d *Document) Check(req Request) []Violation {
	if d == nil {
		return nil
	}
	r := newReport(req)
	route, input, err := d.find(req)
	if err != nil {
		r.warn("", "Discord's document has no such request: %v", err)
		return r.violations
	}
	if err := openapi3filter.ValidateRequest(context.Background(), input); err != nil {
		at, problem := deepest(err)
		r.refuse(at, "%s", problem)
	}
	if body := route.Operation.RequestBody; body != nil && len(req.Body) > 0 {
		if media := body.Value.Content.Get("application/json"); media != nil {
			checkUnknown(r, "", req.value(), openapi3.SchemaRefs{media.Schema})
		}
	}
	return r.violations
}

// find returns the route of the document for a request, and the request as the library validates it.
func (d *Document) find(req Request) (*routers.Route, *openapi3filter.RequestValidationInput, error) {
	target := documentBase + (&url.URL{Path: req.Path, RawQuery: req.Query}).String()
	hr, err := http.NewRequest(req.Method, target, bytes.NewReader(req.Body))
	if err != nil {
		return nil, nil, err
	}
	if len(req.Body) > 0 {
		hr.Header.Set("Content-Type", "application/json")
	}
	route, params, err := d.router.FindRoute(hr)
	if err != nil {
		return nil, nil, err
	}
	options := &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}
	return route, &openapi3filter.RequestValidationInput{
		Request: hr, PathParams: params, Route: route, Options: options,
	}, nil
}

// deepest returns the deepest place in the body at which an error is, and the problem there. Each
// branch of a union has an error, and the branch that was meant is mostly the one that got furthest.
func deepest(err error) (at, problem string) {
	depth := -1
	var visit func(error)
	visit = func(err error) {
		var schema *openapi3.SchemaError
		if !errors.As(err, &schema) {
			return
		}
		if p := schema.JSONPointer(); len(p) > depth {
			depth, at, problem = len(p), "/"+strings.Join(p, "/"), schema.Reason
		}
		if schema.Origin != nil {
			visitAll(schema.Origin, visit)
		}
	}
	visitAll(err, visit)
	if depth < 0 {
		return "", firstLine(err.Error())
	}
	return at, firstLine(problem)
}

func visitAll(err error, visit func(error)) {
	if many := (openapi3.MultiError)(nil); errors.As(err, &many) {
		for _, e := range many {
			visitAll(e, visit)
		}
		return
	}
	visit(err)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// checkUnknown warns of fields that none of the schemas has, which Discord ignores.
func checkUnknown(r *report, at string, v any, schemas openapi3.SchemaRefs) {
	schemas = branches(schemas, nil)
	switch v := v.(type) {
	case object:
		schemas = ofType(schemas, v)
		for _, name := range slices.Sorted(maps.Keys(v)) {
			inner, known := property(schemas, name)
			if !known {
				r.warn(at+"/"+name, "Discord's document has no such field")
				continue
			}
			checkUnknown(r, at+"/"+name, v[name], inner)
		}
	case []any:
		var items openapi3.SchemaRefs
		for _, s := range schemas {
			if s.Value.Items != nil {
				items = append(items, s.Value.Items)
			}
		}
		for i, e := range v {
			checkUnknown(r, fmt.Sprintf("%s/%d", at, i), e, items)
		}
	}
}

// branches returns the schemas and all schemas that they are composed of, appended to out.
func branches(schemas, out openapi3.SchemaRefs) openapi3.SchemaRefs {
	for _, s := range schemas {
		if s == nil || s.Value == nil || slices.Contains(out, s) {
			continue
		}
		out = append(out, s)
		for _, parts := range []openapi3.SchemaRefs{s.Value.AllOf, s.Value.AnyOf, s.Value.OneOf} {
			out = branches(parts, out)
		}
	}
	return out
}

// ofType returns the schemas whose "type" may be that of v, which distinguishes components and
// options. If there are none, it returns all.
func ofType(schemas openapi3.SchemaRefs, v object) openapi3.SchemaRefs {
	var out openapi3.SchemaRefs
	for _, s := range schemas {
		kind := s.Value.Properties["type"]
		if kind == nil || kind.Value == nil || len(kind.Value.Enum) == 0 ||
			slices.Contains(kind.Value.Enum, v["type"]) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return schemas
	}
	return out
}

// property returns the schemas of a field. An object without named fields may have any.
func property(schemas openapi3.SchemaRefs, name string) (out openapi3.SchemaRefs, known bool) {
	named := false
	for _, s := range schemas {
		named = named || len(s.Value.Properties) > 0
		if p := s.Value.Properties[name]; p != nil {
			out, known = append(out, p), true
		}
		if a := s.Value.AdditionalProperties.Schema; a != nil {
			out, known = append(out, a), true
		}
	}
	return out, known || !named
}
