//go:build linux

package main

import (
	"math/rand/v2"
	"os"
)

// damage is a way in which a file is damaged.
type damage struct {
	name string
	do   func(path string, data []byte) error
}

// fileDamages can happen to any file.
var fileDamages = []damage{
	{"deleted", func(path string, _ []byte) error { return os.Remove(path) }},
	{"emptied", func(path string, _ []byte) error { return os.Truncate(path, 0) }},
	{"cut in half", func(path string, d []byte) error { return os.Truncate(path, int64(len(d)/2)) }},
	{"a byte short", func(path string, d []byte) error { return os.Truncate(path, int64(len(d)-1)) }},
	{"zeros at 16384", zeros(16384, 4096)},
	{"zeros in the middle", func(path string, d []byte) error { return zeros(len(d)/2&^4095, 4096)(path, d) }},
	{"zeros all over", func(path string, d []byte) error { return zeros(0, len(d))(path, d) }},
	{"200 bits flipped", flips(200)},
	{"one bit flipped", flips(1)},
	{"a text in its place", func(path string, _ []byte) error {
		return overwrite(path, []byte("not what was stored\n"))
	}},
	{"not readable", func(path string, _ []byte) error { return os.Chmod(path, 0) }},
}

func overwrite(path string, data []byte) error { return os.WriteFile(path, data, 0o600) }

// zeros returns a damage that overwrites n bytes with zeros.
func zeros(from, n int) func(string, []byte) error {
	return func(path string, d []byte) error {
		from := min(from, len(d))
		clear(d[from:min(from+n, len(d))])
		return overwrite(path, d)
	}
}

// flips returns a damage that flips n bits after the first two pages, which hold the roots of a bbolt
// file and their copies.
func flips(n int) func(string, []byte) error {
	return func(path string, d []byte) error {
		r := rand.New(rand.NewPCG(uint64(len(d)), 3))
		start := min(32768, len(d)/2)
		for range n {
			d[start+r.IntN(len(d)-start)] ^= 1 << r.IntN(8)
		}
		return overwrite(path, d)
	}
}
