package store

import (
	"errors"
	"fmt"
	"os"

	"quoth/retrieval/index"
	"quoth/retrieval/index/bleve"
	"quoth/retrieval/index/opensearch"
)

// Cluster says in which OpenSearch cluster the index lies. Its Archive and ReadOnly are set by the Store.
type Cluster = opensearch.Options

// ParseCluster reads the addresses of the nodes of a cluster, and the prefix of the names of its indexes.
func ParseCluster(address string) (Cluster, error) { return opensearch.ParseAddress(address) }

// place is where an index lies: in the data folder, in memory or in a cluster.
type place interface {
	// open opens the index. The error is ErrDamagedIndex if it must be created or rebuilt.
	open() (index.Index, error)
	// create makes an empty index in place of the one that lies there.
	create() (index.Index, error)
	// createBeside makes an empty index beside the one that lies there, which goes on answering.
	createBeside() (index.Index, error)
	// register lets the place mean an index of createBeside, where that takes long. The one before goes on answering.
	register(fresh index.Index) error
	// adopt puts an index of createBeside in place, in place of the old one, which it closes. It returns the index as it
	// is used from then on, or an error when there is none.
	adopt(fresh, old index.Index) (index.Index, error)
	// discard closes and deletes an index of createBeside.
	discard(fresh index.Index)
	// remove deletes the index, which is closed.
	remove() error
	// is reports whether two places are the same.
	is(place) bool
}

// placeOf returns the place that options name.
func placeOf(o Options, archive string) place {
	if o.Cluster != nil {
		c := *o.Cluster
		c.Archive, c.ReadOnly = archive, o.ReadOnly
		return cluster{c}
	}
	return embedded{bleve.Options{Path: o.path(indexDir), ReadOnly: o.ReadOnly, Archive: archive}}
}

// embedded is a place in the data folder; in memory if it has no path.
type embedded struct{ bleve.Options }

// beside is what an unfinished index is called.
func (p embedded) beside() bleve.Options {
	o := p.Options
	if o.Path != "" {
		o.Path += ".new"
	}
	return o
}

func (p embedded) open() (index.Index, error)         { return opened(bleve.Open(p.Options)) }
func (p embedded) create() (index.Index, error)       { return opened(bleve.Create(p.Options)) }
func (p embedded) createBeside() (index.Index, error) { return opened(bleve.Create(p.beside())) }

func (p embedded) register(index.Index) error { return nil }

func (p embedded) adopt(fresh, old index.Index) (index.Index, error) {
	closed := old.Close()
	if p.Path == "" {
		return fresh, nil
	}
	err := errors.Join(fresh.Close(), os.RemoveAll(p.Path), os.Rename(p.beside().Path, p.Path))
	if err != nil {
		return nil, errors.Join(err, closed)
	}
	return p.open()
}

func (p embedded) discard(fresh index.Index) {
	_ = fresh.Close() // it is deleted all the same
	if p.Path != "" {
		_ = os.RemoveAll(p.beside().Path)
	}
}

func (p embedded) remove() error {
	if p.Path == "" {
		return nil
	}
	return os.RemoveAll(p.Path)
}

func (p embedded) is(other place) bool {
	o, ok := other.(embedded)
	return ok && o.Path == p.Path
}

// cluster is a place in an OpenSearch cluster.
type cluster struct{ opensearch.Options }

func (p cluster) open() (index.Index, error)   { return opened(opensearch.Open(p.Options)) }
func (p cluster) create() (index.Index, error) { return opened(opensearch.Create(p.Options)) }
func (p cluster) createBeside() (index.Index, error) {
	return opened(opensearch.CreateBeside(p.Options))
}

func (p cluster) register(fresh index.Index) error { return fresh.(*opensearch.Index).Replace() }

func (p cluster) adopt(fresh, old index.Index) (index.Index, error) {
	_ = old.Close() // it is not needed any more
	return fresh, nil
}

func (p cluster) discard(fresh index.Index) {
	_ = fresh.(*opensearch.Index).Remove() // else the next one that is made deletes it
	_ = fresh.Close()
}

func (p cluster) remove() error { return opensearch.Remove(p.Options) }

func (p cluster) is(other place) bool {
	o, ok := other.(cluster)
	return ok && o.Prefix == p.Prefix && fmt.Sprint(o.Addresses) == fmt.Sprint(p.Addresses)
}

// opened returns an index that was opened; nil after an error.
func opened[I index.Index](x I, err error) (index.Index, error) {
	if err != nil {
		return nil, err
	}
	return x, nil
}
