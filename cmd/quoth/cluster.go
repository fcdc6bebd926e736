package main

import (
	"cmp"
	"fmt"
	"os"

	"quoth/bot/config"
	"quoth/bot/report"
	"quoth/retrieval"
)

// The variables with secrets, or with the paths of files that have them.
const (
	indexPassword = "QUOTH_INDEX_PASSWORD"
	indexToken    = "QUOTH_INDEX_TOKEN"
)

// cluster returns where the index lies; nil: in the data folder. Its errors show nothing of the address: somebody may
// have written a password into it.
func (s settings) cluster() (*retrieval.Cluster, error) {
	if s.Index == "" {
		return nil, nil
	}
	c, err := retrieval.ParseCluster(s.Index)
	if err != nil {
		return nil, fmt.Errorf("QUOTH_INDEX: %w", err)
	}
	c.Shards, c.Replicas, c.User = int(s.IndexShards), int(s.IndexReplicas), s.IndexUser
	var failed error
	c.Password, failed = config.Secret(indexPassword)
	c.Token, err = config.Secret(indexToken)
	if err := cmp.Or(failed, err); err != nil {
		return nil, err
	}
	if s.IndexCA == "" {
		return &c, nil
	}
	if c.CA, err = os.ReadFile(s.IndexCA); err != nil {
		return nil, fmt.Errorf("QUOTH_INDEX_CA: %w", report.Unreadable(err))
	}
	return &c, nil
}
