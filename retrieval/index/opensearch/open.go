package opensearch

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/semaphore"

	"quoth/retrieval/index"
	"quoth/retrieval/index/opensearch/cluster"
	"quoth/retrieval/index/opensearch/lucene"
)

// ErrMissing is an index.ErrStale: the cluster has no index of the prefix.
var ErrMissing = fmt.Errorf("%w: the cluster does not have it", index.ErrStale)

// Open opens the index of a prefix. When no node can be reached it opens it as well, and every look-up and update
// tries again. The error is ErrStale when the index must be created, or rebuilt, with Create; and ErrRejected when the
// settings do not fit the cluster, or the prefix is another archive's.
func Open(o Options) (*Index, error) {
	x, err := newIndex(o)
	if err != nil {
		return nil, err
	}
	ctx, stop := cluster.Waiting(context.Background(), cluster.ReadTime)
	defer stop()
	if err := x.Ready(ctx); err != nil && !errors.Is(err, index.ErrAway) {
		x.client.Close()
		return nil, err
	}
	return x, nil
}

func newIndex(o Options) (*Index, error) {
	c, err := cluster.New(o.cluster())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", index.ErrRejected, err)
	}
	return &Index{options: o, client: c, updating: semaphore.NewWeighted(1)}, nil
}

// ready finds the index in the cluster, unless that is done. The caller holds x.updating.
func (x *Index) ready(ctx context.Context) error {
	if x.isClosed {
		return errClosed
	}
	if x.name() != "" {
		return nil
	}
	find := x.find
	if x.isMissing {
		find = x.createFirst
	}
	if err := find(ctx); err != nil {
		return x.named(err)
	}
	x.isMissing = false
	return nil
}

// named adds to an error which index it is about.
func (x *Index) named(err error) error {
	return fmt.Errorf("index %s at %s: %w", x.options.Prefix, strings.Join(x.options.Addresses, ", "), err)
}

// find finds the index, and checks that it is of this schema and archive.
func (x *Index) find(ctx context.Context) error {
	if err := x.checkVersion(ctx); err != nil {
		return err
	}
	all, err := x.indexes(ctx)
	if err != nil {
		return err
	}
	newest, name := state{}, ""
	for _, one := range slices.Sorted(maps.Keys(all)) {
		if !all[one].isCurrent {
			continue
		}
		if err := x.check(all[one].Meta); err != nil {
			return err
		}
		st, _, err := x.readState(ctx, one)
		if err != nil {
			return err
		}
		// Beside one that was restored from a snapshot there may be one that was made since.
		if name == "" || st.Cursor > newest.Cursor {
			newest, name = st, one
		}
	}
	if name == "" {
		return ErrMissing
	}
	return x.load(ctx, name)
}

// check reports whether an index is of this schema and archive.
func (x *Index) check(m lucene.Meta) error {
	switch {
	case m.Archive != x.options.Archive:
		return fmt.Errorf("%w: the prefix %q is used by another archive: write another one in QUOTH_INDEX",
			index.ErrRejected, x.options.Prefix)
	case m.Schema != index.Schema:
		return fmt.Errorf("%w: its schema is %q, not %q", index.ErrStale, m.Schema, index.Schema)
	}
	return nil
}

// oldest is the oldest version of OpenSearch that is known to work.
const oldest = 2

// checkVersion reports whether the cluster is an OpenSearch that is known to work.
func (x *Index) checkVersion(ctx context.Context) error {
	var info struct {
		Version struct {
			Distribution string `json:"distribution"`
			Number       string `json:"number"`
		} `json:"version"`
	}
	if err := x.client.Ask(ctx, http.MethodGet, "/", nil, &info); err != nil {
		return err
	}
	major, _, _ := strings.Cut(info.Version.Number, ".")
	if n, err := strconv.Atoi(major); info.Version.Distribution != "opensearch" || err != nil || n < oldest {
		return fmt.Errorf("%w: it is not OpenSearch %d or newer (%q %q)", index.ErrRejected, oldest,
			info.Version.Distribution, info.Version.Number)
	}
	return nil
}

// found is an index of the prefix.
type found struct {
	lucene.Meta
	isCurrent bool // the alias means it
}

// indexes returns the indexes of the prefix by their names, those that were never finished among them.
func (x *Index) indexes(ctx context.Context) (map[string]found, error) {
	var answer map[string]struct {
		Aliases  map[string]any `json:"aliases"`
		Mappings struct {
			Meta *lucene.Meta `json:"_meta"`
		} `json:"mappings"`
	}
	path := "/" + url.PathEscape(x.options.Prefix) + "-*?ignore_unavailable=true&allow_no_indices=true"
	if err := x.client.Ask(ctx, http.MethodGet, path, nil, &answer); err != nil {
		return nil, err
	}
	out := make(map[string]found)
	for name, i := range answer {
		if i.Mappings.Meta == nil || !isOf(name, x.options.Prefix) {
			continue
		}
		_, isCurrent := i.Aliases[x.options.Prefix]
		out[name] = found{*i.Mappings.Meta, isCurrent}
	}
	return out, nil
}

// isOf reports whether an index is one of a prefix: its name is the prefix, a hyphen, and what newName adds.
func isOf(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix+"-")
	return ok && len(rest) == suffixLen && !strings.Contains(rest, "-")
}

// suffixLen is the length of what newName adds.
const suffixLen = 26

// newName returns a name for another index of the prefix.
func (x *Index) newName() string { return x.options.Prefix + "-" + strings.ToLower(rand.Text()) }

// Create makes an empty index in place of the one of the prefix. When no node can be reached, the index is made as soon
// as one can.
func Create(o Options) (*Index, error) {
	x, err := newIndex(o)
	if err != nil {
		return nil, err
	}
	x.isMissing = true
	ctx, stop := cluster.Waiting(context.Background(), createTime)
	defer stop()
	if err := x.Ready(ctx); err != nil && !errors.Is(err, index.ErrAway) {
		x.client.Close()
		return nil, err
	}
	return x, nil
}

// createTime is how long Create waits for the index.
const createTime = 10 * time.Second

// createFirst creates the index and lets the prefix mean it. The caller holds x.updating.
func (x *Index) createFirst(ctx context.Context) error {
	name, err := x.create(ctx)
	if err == nil {
		err = x.replace(ctx, name)
	}
	if err == nil {
		err = x.load(ctx, name)
	}
	return err
}

// CreateBeside makes an empty index beside the one of the prefix, which stays the prefix's until Replace. It
// deletes those that were made like this and never finished.
func CreateBeside(o Options) (*Index, error) {
	x, err := newIndex(o)
	if err != nil {
		return nil, err
	}
	x.lock()
	defer x.updating.Release(1)
	ctx := context.Background()
	name, err := x.create(ctx)
	if err == nil {
		err = x.load(ctx, name)
	}
	if err != nil {
		x.client.Close()
		return nil, x.named(err)
	}
	return x, nil
}

// create makes an empty index and returns its name. It deletes those of the prefix that were never finished.
func (x *Index) create(ctx context.Context) (name string, err error) {
	if err := x.checkVersion(ctx); err != nil {
		return "", err
	}
	all, err := x.indexes(ctx)
	if err != nil {
		return "", err
	}
	for name, i := range all {
		if i.Archive != x.options.Archive {
			return "", x.check(i.Meta)
		}
		if !i.isCurrent {
			if err := x.client.Write(ctx, http.MethodDelete, "/"+name, nil, nil); err != nil {
				return "", err
			}
		}
	}
	meta := lucene.Meta{Schema: index.Schema, Archive: x.options.Archive}
	body, err := cluster.Encode(lucene.Mapping(x.options.Shards, x.options.Replicas, meta))
	if err != nil {
		return "", err
	}
	name = x.newName()
	path := "/" + name + "?wait_for_active_shards=1"
	if err := x.client.Write(ctx, http.MethodPut, path, body[:len(body)-1], nil); err != nil {
		return "", err
	}
	return name, x.writeState(ctx, name, state{}, true)
}

// Replace lets the prefix mean this index, and deletes the one that it meant before.
func (x *Index) Replace() error {
	if err := x.replace(context.Background(), x.name()); err != nil {
		return x.named(err)
	}
	return nil
}

func (x *Index) replace(ctx context.Context, fresh string) error {
	all, err := x.indexes(ctx)
	if err != nil {
		return err
	}
	actions := []object{{"add": object{"index": fresh, "alias": x.options.Prefix}}}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if name != fresh {
			actions = append(actions, object{"remove_index": object{"index": name}})
		}
	}
	body, err := cluster.Encode(object{"actions": actions})
	if err != nil {
		return err
	}
	return x.client.Write(ctx, http.MethodPost, "/_aliases", body[:len(body)-1], nil)
}

// Remove deletes the index from the cluster.
func (x *Index) Remove() error {
	if err := x.client.Write(context.Background(), http.MethodDelete, "/"+x.name(), nil, nil); err != nil {
		return x.named(err)
	}
	return nil
}

// Remove deletes all indexes of a prefix that are of the archive.
func Remove(o Options) error {
	x, err := newIndex(o)
	if err != nil {
		return err
	}
	defer x.client.Close()
	ctx := context.Background()
	all, err := x.indexes(ctx)
	for name, i := range all {
		if err == nil && i.Archive == o.Archive {
			err = x.client.Write(ctx, http.MethodDelete, "/"+name, nil, nil)
		}
	}
	if err != nil {
		return x.named(err)
	}
	return nil
}
