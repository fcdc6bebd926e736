package opensearch

import (
	"cmp"
	"errors"
	"net/url"
	"regexp"
	"strings"

	"quoth/retrieval/index/opensearch/cluster"
)

// Options say where the cluster is, and which index is meant.
type Options struct {
	Addresses []string // of the nodes: scheme, host and port
	Prefix    string   // of the names of the indexes; lower case
	Archive   string   // the name of the archive that the index is made from
	ReadOnly  bool

	User, Password string
	Token          string // sent as a bearer token in the place of a user and a password
	CA             []byte // PEM: authorities that are trusted besides the machine's own

	Shards, Replicas int // of an index that is created; no shards means one
}

// ParseAddress reads the addresses of nodes, and the prefix of the index: "https://node1:9200,node2:9200/news". The
// prefix is "quoth" if there is none. Its errors show nothing of what stands before an @, which may be a password.
func ParseAddress(address string) (Options, error) {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok || scheme != "http" && scheme != "https" {
		return Options{}, errors.New("want an address that starts with http:// or https://")
	}
	nodes, prefix, _ := strings.Cut(strings.ReplaceAll(rest, scheme+"://", ""), "/")
	o := Options{Prefix: cmp.Or(strings.TrimSuffix(prefix, "/"), "quoth")}
	if !prefixForm.MatchString(o.Prefix) {
		return Options{}, errors.New("after the nodes, want a prefix of small letters and digits, like /news")
	}
	for node := range strings.SplitSeq(nodes, ",") {
		u, err := url.Parse(scheme + "://" + strings.TrimSpace(node))
		switch {
		case strings.Contains(node, "@"):
			return Options{}, errors.New("write the user into QUOTH_INDEX_USER, and the password into QUOTH_INDEX_PASSWORD")
		case err != nil || u.Hostname() == "":
			return Options{}, errors.New("want addresses of nodes like https://node1:9200,node2:9200/news")
		}
		o.Addresses = append(o.Addresses, u.String())
	}
	return o, nil
}

// prefixForm is what a prefix of the names of indexes looks like.
var prefixForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,99}$`)

// cluster returns how to reach the nodes.
func (o Options) cluster() cluster.Options {
	return cluster.Options{Addresses: o.Addresses, User: o.User, Password: o.Password, Token: o.Token, CA: o.CA}
}
