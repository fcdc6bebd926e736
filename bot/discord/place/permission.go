package place

import "slices"

// permission is a set of Discord's permissions (docs.discord.com, topics/permissions).
type permission uint64

// The permissions that matter for posts.
const (
	administrator  permission = 1 << 3
	viewChannel    permission = 1 << 10
	sendMessages   permission = 1 << 11 // in a forum: to open a thread
	embedLinks     permission = 1 << 14
	readHistory    permission = 1 << 16
	manageThreads  permission = 1 << 34
	sendInThreads  permission = 1 << 38
	allPermissions            = ^permission(0)
)

// Needed are the permissions that posts need in one place or another, as Discord numbers them: to post,
// and to find the post again after a crash.
const Needed = uint64(viewChannel | sendMessages | sendInThreads | embedLinks | readHistory)

// nameHistory is what Discord calls readHistory.
const nameHistory = "Read Message History"

// missing returns the names of the permissions that a post needs in a place and that are not among have.
func missing(have permission, k kind) []string {
	send, name := sendMessages, "Send Messages"
	switch {
	case k.isThread():
		send, name = sendInThreads, "Send Messages in Threads"
	case k.isForum():
		name = "Create Posts"
	}
	var out []string
	for _, p := range []struct {
		bit  permission
		name string
	}{
		{viewChannel, "View Channel"}, {send, name}, {embedLinks, "Embed Links"},
		{readHistory, nameHistory},
	} {
		if have&p.bit == 0 {
			out = append(out, p.name)
		}
	}
	return out
}

// role is a role of a server.
type role struct {
	ID          string     `json:"id"`
	Permissions permission `json:"permissions,string"`
}

// overwrite is what a channel changes for a role or a member.
type overwrite struct {
	ID    string        `json:"id"`
	Kind  overwriteKind `json:"type"`
	Allow permission    `json:"allow,string"`
	Deny  permission    `json:"deny,string"`
}

// overwriteKind says for whom an overwrite is.
type overwriteKind int

// The kinds of overwrites.
const (
	forRole   overwriteKind = 0
	forMember overwriteKind = 1
)

// permissionsIn returns the permissions of a member who has some roles, in a channel with overwrites.
// The role of everyone has the server's id.
func permissionsIn(overwrites []overwrite, g guild, user string, has []string) permission {
	var all permission
	for _, r := range g.Roles {
		if r.ID == g.ID || slices.Contains(has, r.ID) {
			all |= r.Permissions
		}
	}
	if all&administrator != 0 {
		return allPermissions
	}
	ofEveryone := func(o overwrite) bool { return o.ID == g.ID }
	ofRoles := func(o overwrite) bool {
		return o.ID != g.ID && o.Kind == forRole && slices.Contains(has, o.ID)
	}
	ofMember := func(o overwrite) bool { return o.Kind == forMember && o.ID == user }
	for _, stage := range []func(overwrite) bool{ofEveryone, ofRoles, ofMember} {
		var allow, deny permission
		for _, o := range overwrites {
			if stage(o) {
				allow, deny = allow|o.Allow, deny|o.Deny
			}
		}
		all = all&^deny | allow
	}
	return all
}
