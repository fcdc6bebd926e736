package main

import (
	"fmt"
	"strconv"

	"quoth/bot/discord/gateway"
)

// shardCount is the number of connections to Discord that share the servers; 0 is as many as Discord recommends.
type shardCount int

// UnmarshalText reads "auto", a number, or nothing, which is auto.
func (n *shardCount) UnmarshalText(text []byte) error {
	if *n = 0; len(text) == 0 || string(text) == "auto" {
		return nil
	}
	number, err := strconv.Atoi(string(text))
	if err != nil || number < 1 || number > gateway.MaxShards {
		return fmt.Errorf("%q is not a number of shards: want auto, or a number from 1 to %d", text, gateway.MaxShards)
	}
	*n = shardCount(number)
	return nil
}
