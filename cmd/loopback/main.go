// Loopback is a small Discord on this machine, to try a bot by hand. It prints the environment with
// which to start the bot. Then each line that is typed becomes an interaction, and the answer of the bot
// is printed as JSON.
//
//	$ go run ./cmd/loopback -listen 127.0.0.1:8700 -shards 1
//	$ DISCORD_API_URL=http://127.0.0.1:8700 DISCORD_TOKEN=any quoth run   # elsewhere
//
//	/ask question: When does the ferry sail? since: 2026-01-01
//	?said speaker: ma          suggestions for the last option
//	menu Who said this?: He said “the hardest yards are still ahead”.
//	press 2                    the second button, or entry of a menu, of the last answer
//	fill and on Tuesday?       what is typed into the form that a button opened
//	dm, server                 where the next interactions come from
//	join, leave                the bot is added to the server now, or removed
//	drop, close 4014, op 7     faults of the gateway
//	messages                   what everybody sees in the channel
//	commands, requests, wrong  what is registered, what the bot sent, what broke the rules
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"

	"quoth/bot/discord/loopback"
	"quoth/bot/discord/loopback/rules"
)

func main() {
	shards := flag.Int("shards", 1, "number of shards to recommend; each has a server")
	listen := flag.String("listen", "127.0.0.1:8700", "address to listen on")
	document := flag.String("openapi", os.Getenv("DISCORD_OPENAPI"),
		"check request bodies against Discord's OpenAPI document in this file")
	flag.Parse()
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, loopback.Options{Listen: *listen, Shards: *shards}, *document); err != nil {
		log.Fatal(err)
	}
}

// run serves until the input or ctx ends.
func run(ctx context.Context, options loopback.Options, document string) error {
	if document != "" {
		var err error
		if options.Document, err = rules.LoadDocument(document); err != nil {
			return err
		}
	}
	server, err := loopback.Start(options)
	if err != nil {
		return err
	}
	defer server.Close()
	server.SetGuilds(loopback.GuildIDs(max(options.Shards, 1))...)
	fmt.Fprintf(os.Stderr, "DISCORD_API_URL=%s DISCORD_TOKEN=any\n", server.URL)
	fmt.Fprintf(os.Stderr, "channels: #news <#%s>, its thread <#%s>, the forum <#%s>\n",
		loopback.ChannelID, loopback.ThreadID, loopback.ForumID)
	t := &terminal{server: server, out: os.Stdout}
	for in := lines(); ; {
		select {
		case <-ctx.Done():
			return nil
		case line, more := <-in:
			if !more {
				return nil
			}
			if err := t.execute(ctx, line); err != nil {
				log.Print(err)
			}
			t.logViolations()
		}
	}
}

// lines returns the lines of the standard input. A read of it cannot be interrupted, so the goroutine
// ends with the process.
func lines() <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			out <- in.Text()
		}
	}()
	return out
}
