package loopback

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

// documentBase is where the document's paths are taken to be.
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

// allowStrings mends the document where it asks for whole numbers only: Discord takes
// permissions as strings, and sends them so itself.
func allowStrings(doc *openapi3.T) {
	for _, schema := range doc.Components.Schemas {
		if p := schema.Value.Properties["default_member_permissions"]; p != nil && p.Value != nil && p.Value.Type != nil {
			types := append(openapi3.Types{"string"}, *p.Value.Type...)
			p.Value.Type = &types
		}
	}
}

// check checks a request against the document: its path, its query and its body. A nil
// Document checks nothing.
func (d *Document) check(r *report, req *request) {
	if d == nil {
		return
	}
	route, input, err := d.find(req)
	if err != nil {
		r.complain("", "Discord's document has no such request: %v", err)
		return
	}
	if err := openapi3filter.ValidateRequest(context.Background(), input); err != nil {
		at, problem := deepest(err)
		r.refuse(at, "%s", problem)
	}
	if body := route.Operation.RequestBody; body != nil && len(req.Body) > 0 {
		if media := body.Value.Content.Get("application/json"); media != nil {
			unknownFields(r, "", value(req), openapi3.SchemaRefs{media.Schema})
		}
	}
}

func (d *Document) find(req *request) (*routers.Route, *openapi3filter.RequestValidationInput, error) {
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
	return route, &openapi3filter.RequestValidationInput{Request: hr, PathParams: params, Route: route, Options: options}, nil
}

// deepest is where an error lies furthest inside the body, and what is wrong there: of a
// union, each branch has an error, and the one that got furthest is the one that was meant.
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

// unknownFields complains of fields that none of the schemas knows: Discord ignores them,
// so that what was meant does not happen.
func unknownFields(r *report, at string, v any, schemas openapi3.SchemaRefs) {
	schemas = branches(schemas, nil)
	switch v := v.(type) {
	case object:
		schemas = ofType(schemas, v)
		for _, name := range slices.Sorted(maps.Keys(v)) {
			inner, known := property(schemas, name)
			if !known {
				r.complain(at+"/"+name, "Discord's document knows no such field")
				continue
			}
			unknownFields(r, at+"/"+name, v[name], inner)
		}
	case []any:
		var items openapi3.SchemaRefs
		for _, s := range schemas {
			if s.Value.Items != nil {
				items = append(items, s.Value.Items)
			}
		}
		for i, e := range v {
			unknownFields(r, fmt.Sprintf("%s/%d", at, i), e, items)
		}
	}
}

// branches are the schemas with all those that they are made of.
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

// ofType keeps the schemas whose "type" can be that of v: components and options are told
// apart by it. When none can, all are kept.
func ofType(schemas openapi3.SchemaRefs, v object) openapi3.SchemaRefs {
	var out openapi3.SchemaRefs
	for _, s := range schemas {
		kind := s.Value.Properties["type"]
		if kind == nil || kind.Value == nil || len(kind.Value.Enum) == 0 || slices.Contains(kind.Value.Enum, v["type"]) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return schemas
	}
	return out
}

// property are the schemas of a field. An object without any named field takes every one.
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
