package gateway

import (
	"encoding/json"
	"runtime"
	"time"

	"github.com/bwmarrin/discordgo"
)

// packet is what the gateway sends.
type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int             `json:"s"` // of an event
	Type string          `json:"t"` // of an event
}

// The operations of the gateway (docs.discord.com, topics/opcodes-and-status-codes).
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// helloData is the data of a HELLO.
type helloData struct {
	Interval float64 `json:"heartbeat_interval"` // milliseconds
}

const (
	usualInterval    = 41250 * time.Millisecond
	shortestInterval = time.Second // Discord takes 120 packets a minute
	longestInterval  = 2 * time.Minute
)

// every returns the interval between heartbeats. One that cannot be meant is replaced.
func (h helloData) every() time.Duration {
	if h.Interval <= 0 {
		return usualInterval
	}
	milliseconds := min(h.Interval, float64(longestInterval.Milliseconds()))
	return max(time.Duration(milliseconds*float64(time.Millisecond)), shortestInterval)
}

// identifyData is the data of an IDENTIFY.
type identifyData struct {
	Token      string           `json:"token"`
	Intents    discordgo.Intent `json:"intents"`
	Properties properties       `json:"properties"`
	Shard      *[2]int          `json:"shard,omitempty"` // its id, and how many there are
}

type properties struct {
	OS      string `json:"os"`
	Browser string `json:"browser"`
	Device  string `json:"device"`
}

// newIdentify returns the IDENTIFY of a shard. It asks for the one intent that tells of servers.
func newIdentify(token string, shard, of int) identifyData {
	i := identifyData{
		Token: token, Intents: discordgo.IntentsGuilds,
		Properties: properties{OS: runtime.GOOS, Browser: "quoth", Device: "quoth"},
	}
	if of > 1 {
		i.Shard = &[2]int{shard, of}
	}
	return i
}

// resumeData is the data of a RESUME.
type resumeData struct {
	Token   string `json:"token"`
	Session string `json:"session_id"`
	Seq     int    `json:"seq"`
}

// readyData is the data of a READY.
type readyData struct {
	Session     string   `json:"session_id"`
	Address     string   `json:"resume_gateway_url"`
	Servers     []server `json:"guilds"` // all, also those that an outage keeps from the bot
	Application struct {
		ID string `json:"id"`
	} `json:"application"`
}

// server is what matters of a server in an event.
type server struct {
	ID          string    `json:"id"`
	Unavailable bool      `json:"unavailable"` // because of an outage
	JoinedAt    time.Time `json:"joined_at"`
}
