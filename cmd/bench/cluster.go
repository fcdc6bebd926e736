//go:build linux && !nocluster

package main

import (
	"context"

	"quoth/retrieval"
)

// openLibrary opens a data folder. An index in a cluster is whole when it returns.
func openLibrary(ctx context.Context, dir, address string) (*retrieval.Library, error) {
	o := retrieval.Options{Dir: dir}
	if address == "" {
		return retrieval.Open(o)
	}
	cluster, err := retrieval.ParseCluster(address)
	if err != nil {
		return nil, err
	}
	o.Cluster = &cluster
	o.Cluster.Shards, o.Cluster.Replicas = clusterShards, 1
	lib, err := retrieval.Open(o)
	if err != nil {
		return nil, err
	}
	return lib, lib.CatchUp(ctx, nil)
}

// clusterShards is how many shards an index in a cluster has.
const clusterShards = 3
