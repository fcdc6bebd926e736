// Package fetch is a polite HTTP client for feeds and web pages.
//
// It sends a host one request at a time, with a gap between two; it returns the validators that it
// got, so that an unchanged feed need not be sent again; it obeys robots.txt when it fetches pages;
// and it gives up after 20 seconds or 15 MiB of decoded body. Addresses are checked when they are
// dialled, so that neither a host name nor a redirect leads into a private network.
//
//	client := fetch.New(fetch.Options{UserAgent: "Quoth/1.0 (+https://example.org/contact)"})
//	r, err := client.Get(ctx, "https://packet.example/feed", source.Validators)
//	if e, ok := errors.AsType[*fetch.Error](err); ok {
//		fmt.Println(e.Reason, e.NotBefore) // a reason in words for a user
//	}
package fetch

import (
	"context"
	"net/url"
)

// Get fetches a feed, or anything else that is meant for programs. The error is an *Error, or the
// context's.
func (c *Client) Get(ctx context.Context, address string, v Validators) (*Response, error) {
	return c.follow(ctx, address, v, nil)
}

// Page fetches a page that is meant for readers, if the robots.txt of its site allows that. Each
// address that it is redirected to must be allowed, too. The error is an *Error, or the context's.
func (c *Client) Page(ctx context.Context, address string) (*Response, error) {
	return c.follow(ctx, address, Validators{}, func(ctx context.Context, u *url.URL) error {
		return c.robots.check(ctx, u, c.Get)
	})
}

// follow requests address and the addresses that it redirects to, until one answers. It does not
// leave redirects to net/http, so that each host gets its requests one at a time, and none is kept
// waiting while another is asked. If check is not nil, it is called before each request, and its
// error means that the address must not be fetched.
func (c *Client) follow(
	ctx context.Context, address string, v Validators, check func(context.Context, *url.URL) error,
) (*Response, error) {
	chain := redirectChain{client: c, validators: v, left: c.options.Timeout}
	u, err := parseAddress(address)
	for err == nil {
		if err = chain.add(u); err != nil {
			break
		}
		if check != nil {
			if err = check(ctx, u); err != nil {
				break
			}
		}
		var r *Response
		var next *url.URL
		if r, next, err = chain.request(ctx, u); err == nil && next == nil {
			r.URL, r.Moved = u.String(), chain.moved
			return r, nil
		}
		u = next
	}
	return nil, chain.fetchError(ctx, address, err)
}
