package discord

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/commands"
	"quoth/bot/discord/gateway"
	"quoth/bot/discord/loopback"
	"quoth/bot/golden"
	"quoth/bot/settings"
	"quoth/bot/testlog"
	"quoth/retrieval"
	"quoth/retrieval/news"
	"quoth/retrieval/read"
	"quoth/seeds"
)

// asked is when the tests ask: the evening of the sample articles' last day.
var asked = time.Date(2026, 3, 6, 18, 0, 0, 0, time.UTC)

// memory is a Store and a Registry without a file.
type memory struct {
	mu       sync.Mutex
	calls    map[string][]byte
	settings settings.Server
	hash     map[string]string
	ids      map[string]map[string]string
	err      error // of every method, when it is set
}

func newMemory() *memory {
	return &memory{calls: map[string][]byte{}, hash: map[string]string{}, ids: map[string]map[string]string{}}
}

func (m *memory) SaveCalls(calls [][]byte) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var keys []string
	for _, c := range calls {
		sum := sha256.Sum256(c)
		key := hex.EncodeToString(sum[:8])
		m.calls[key] = c
		keys = append(keys, key)
	}
	return keys, m.err
}

func (m *memory) SavedCall(key string) ([]byte, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	call, ok := m.calls[key]
	return call, ok, m.err
}

func (m *memory) Settings(string) (settings.Server, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.settings, m.err
}

func (m *memory) set(s settings.Server) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.settings = s
}

func (m *memory) Registered(scope string) (string, map[string]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.hash[scope], m.ids[scope], m.err
}

func (m *memory) SetRegistered(scope, hash string, ids map[string]string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.hash[scope], m.ids[scope] = hash, ids
	return m.err
}

func (m *memory) Scopes() (out []string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for scope, hash := range m.hash {
		if hash != "" {
			out = append(out, scope)
		}
	}
	return out, m.err
}

// samples returns the bundled articles.
func samples(t testing.TB) *retrieval.Library {
	t.Helper()
	var articles []*news.Article
	for item := range read.Tree(seeds.FS(), read.Options{Zone: time.UTC}) {
		if item.Refusal != nil {
			t.Fatal(item.Refusal)
		}
		articles = append(articles, item.Article)
	}
	library, err := retrieval.Bundled(articles)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { library.Close() })
	return library
}

// table returns the commands that answer from library.
func table(library *retrieval.Library) []bot.Command {
	return commands.Table(commands.Services{Library: commands.Fixed(library)})
}

// world is a bot that is connected to a Discord of this machine.
type world struct {
	t      testing.TB
	server *loopback.Server
	store  *memory
	bot    *Bot
	log    *testlog.Log
}

// connected runs a bot with commands until the test ends. Its log must hold no token.
func connected(t testing.TB, server *loopback.Server, commands []bot.Command, o Options) *world {
	t.Helper()
	w := &world{t: t, server: server, store: newMemory(), log: new(testlog.Log)}
	if o.Store == nil {
		o.Store, o.Registry = w.store, w.store
	}
	o.Log = slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	o.Now = func() time.Time { return asked }
	w.bot = New(bot.NewRouter(commands, o.Log), o)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- gateway.Run(ctx, gateway.Options{Token: "secret-token", APIBase: server.URL, Log: o.Log}, w.bot)
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("the connection ended: %v", err)
		}
		gone, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := server.Await(gone, func(n loopback.GatewayCounts) bool { return n.Live == 0 }); err != nil {
			t.Errorf("the connection is still there: %v", err)
		}
		for _, secret := range []string{"secret-token", "interaction-token-"} {
			if strings.Contains(w.log.String(), secret) {
				t.Errorf("a token is in the log:\n%s", w.log.String())
			}
		}
	})
	return w
}

// ask sends an interaction and waits for its answer.
func (w *world) ask(i loopback.Interaction) loopback.Answer {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 20*time.Second)
	defer cancel()
	id, err := w.server.Send(ctx, i)
	if err != nil {
		w.t.Fatal(err)
	}
	answer, err := w.server.Reply(ctx, id)
	if err != nil {
		w.t.Fatalf("%v\n%s", err, w.log.String())
	}
	return answer
}

// by returns an answer's message as Discord sends it: with the person who asked for it.
func by(user string, a loopback.Answer) json.RawMessage {
	var m map[string]any
	if json.Unmarshal(a.Message, &m) != nil {
		return a.Message
	}
	m["interaction_metadata"] = map[string]any{"id": a.Interaction, "type": 2,
		"user": map[string]any{"id": user, "username": "reader", "discriminator": "0"}}
	data, _ := json.Marshal(m)
	return data
}

// sentMessage is what a bot sent, in the parts that tests look at.
type sentMessage struct {
	Content string
	Embeds  []struct {
		Description string
		Fields      []struct{ Name, Value string }
		Thumbnail   struct{ URL string }
	}
	Components []struct {
		Components []struct {
			Label    string
			CustomID string `json:"custom_id"`
			Disabled bool
			Options  []struct{ Label, Value, Description string }
		}
	}
	Mentions *struct{ Parse *[]string } `json:"allowed_mentions"`
	Flags    int
}

func parsed(t testing.TB, data json.RawMessage) sentMessage {
	t.Helper()
	var m sentMessage
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return m
}

// words returns all the words of the message.
func (m sentMessage) words() string {
	out := []string{m.Content}
	for _, e := range m.Embeds {
		out = append(out, e.Description)
		for _, f := range e.Fields {
			out = append(out, f.Name, f.Value)
		}
	}
	return strings.Join(out, "\n")
}

// buttonID returns the custom id of the button with a label, or of the first entry in the menu whose label begins with
// it.
func (m sentMessage) buttonID(t testing.TB, label string) string {
	t.Helper()
	var labels []string
	for _, row := range m.Components {
		for _, b := range row.Components {
			if b.Label == label {
				return b.CustomID
			}
			for _, entry := range b.Options {
				if strings.HasPrefix(entry.Label, label) {
					return entry.Value
				}
				labels = append(labels, entry.Label)
			}
			labels = append(labels, b.Label)
		}
	}
	t.Fatalf("no button %q among %q", label, labels)
	return ""
}

// mentionedID matches the id in the mention of a command. It is another one each time.
var mentionedID = regexp.MustCompile(`:\d{15,}>`)

// checkGolden compares an answer with a golden file.
func checkGolden(t *testing.T, name string, a loopback.Answer) {
	t.Helper()
	var data any
	if err := json.Unmarshal(a.Data, &data); err != nil {
		t.Fatal(err)
	}
	nameFiles(data)
	var got bytes.Buffer
	e := json.NewEncoder(&got)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(map[string]any{"callback": a.Callback, "data": data}); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, name+".json", mentionedID.ReplaceAll(got.Bytes(), []byte(":ID>")))
}

// nameFiles leaves of the attachments of a message only what is the same each time: their names.
func nameFiles(message any) {
	m, _ := message.(map[string]any)
	files, _ := m["attachments"].([]any)
	for i, f := range files {
		file, _ := f.(map[string]any)
		files[i] = file["filename"]
	}
}

// saying returns a command that answers with blocks.
func saying(name string, blocks ...bot.Block) bot.Command {
	return bot.Command{Name: name, Description: name, Run: func(context.Context, bot.Call) (bot.Reply, error) {
		return bot.Reply{Blocks: blocks}, nil
	}}
}
