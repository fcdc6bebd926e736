package queue

import "slices"

// ticket is a place in a line.
type ticket struct {
	Asker
	called chan error // gets one value: nil when its owner may enter, or ErrBusy
	number int        // of the ticket in its line: later ones are greater
	isIn   bool       // its owner may enter
}

// line is who waits. Servers take turns and, in each of them, its people. A person who is in no server counts as
// a server.
type line struct {
	length  int
	pushed  int      // tickets so far
	servers []*group // each with people, in the order of their turns
}

// group is the people of a server who wait.
type group struct {
	name   string
	length int
	people []*person // each with tickets, in the order of their turns
}

// person is somebody who waits, perhaps several times.
type person struct {
	name    string
	tickets []*ticket // oldest first
}

// push adds a ticket.
func (l *line) push(t *ticket) {
	server, _ := l.find(t)
	if server == nil {
		server = &group{name: serverOf(t)}
		l.servers = append(l.servers, server)
	}
	of := server.find(t.User)
	if of == nil {
		of = &person{name: t.User}
		server.people = append(server.people, of)
	}
	l.pushed++
	t.number = l.pushed
	of.tickets = append(of.tickets, t)
	server.length++
	l.length++
}

// pop removes and returns the ticket whose turn it is, nil where nobody waits. The turn after it comes to another
// server and, in the same server, to another person.
func (l *line) pop() *ticket {
	if l.length == 0 {
		return nil
	}
	server := l.servers[0]
	of := server.people[0]
	t := of.tickets[0]
	l.servers = append(l.servers[1:], server)
	server.people = append(server.people[1:], of)
	l.remove(t)
	return t
}

// remove removes a ticket. It does nothing where the ticket is not in the line.
func (l *line) remove(t *ticket) {
	server, of := l.find(t)
	if of == nil {
		return
	}
	i := slices.Index(of.tickets, t)
	if i < 0 {
		return
	}
	l.length--
	server.length--
	if of.tickets = slices.Delete(of.tickets, i, i+1); len(of.tickets) == 0 {
		server.people = without(server.people, of)
	}
	if server.length == 0 {
		l.servers = without(l.servers, server)
	}
}

// crowding returns the newest ticket of the person with most tickets in the server with most. It leaves out the
// patient, and returns nil where nobody else waits.
func (l *line) crowding() (out *ticket) {
	var most [3]int
	for _, server := range l.servers {
		for _, of := range server.people {
			newest := of.tickets[len(of.tickets)-1]
			crowd := [3]int{server.length, len(of.tickets), newest.number}
			if !newest.Patient && slices.Compare(crowd[:], most[:]) > 0 {
				most, out = crowd, newest
			}
		}
	}
	return out
}

// find returns the server and the person of a ticket; nil where they do not wait.
func (l *line) find(t *ticket) (*group, *person) {
	i := slices.IndexFunc(l.servers, func(s *group) bool { return s.name == serverOf(t) })
	if i < 0 {
		return nil, nil
	}
	return l.servers[i], l.servers[i].find(t.User)
}

// find returns the person with an id; nil where they do not wait.
func (g *group) find(user string) *person {
	i := slices.IndexFunc(g.people, func(p *person) bool { return p.name == user })
	if i < 0 {
		return nil
	}
	return g.people[i]
}

// serverOf names the server of a ticket. No server has a name that begins with "@".
func serverOf(t *ticket) string {
	if t.Server == "" {
		return "@" + t.User
	}
	return t.Server
}

// without returns s without one of its values.
func without[T comparable](s []T, v T) []T {
	return slices.DeleteFunc(s, func(other T) bool { return other == v })
}
