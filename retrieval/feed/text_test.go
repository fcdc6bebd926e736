package feed

import "testing"

func TestPlain(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"plain text", "The ferry  sails\n again.", "The ferry sails again."},
		{"plain paragraphs", "The ferry sails.\n\nThe bridge opens &amp; shuts.", "The ferry sails.\n\nThe bridge opens & shuts."},
		{"paragraphs", "<p>One.</p>\n\n<p>Two\n\nlines.</p>", "One.\n\nTwo lines."},
		{"line breaks", "One.<br/>Two.<br><br>Three.", "One.\n\nTwo.\n\nThree."},
		{"inline markup", "The <b>fer</b>ry<a href='x'> sails</a>&nbsp;again", "The ferry sails again"},
		{"lists and headings", "<h2>Tides</h2><ul><li>Noon</li><li>Dusk</li></ul>", "Tides\n\nNoon\n\nDusk"},
		{"a table's cells", "<table><tr><td>Orlo</td><td>3</td></tr></table>", "Orlo 3"},
		{"unseen parts", "<style>p{}</style><script>var x='<p>';</script><figure><img><figcaption>The pier. Photo: A. Orlo</figcaption></figure><p>Text.</p>", "Text."},
		{"escaped twice", "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "One.\n\nTwo."},
		{"less than", "Tides < 3 m, waves > 2 m", "Tides < 3 m, waves > 2 m"},
		{"a blog's last line", "<p>Text.</p><p>The post <a>Ferry</a> appeared first on <a>Orlo Weekly</a>.</p>", "Text."},
		{"invisible characters", "har\u00ADbour\u200B wall", "harbour wall"},
		{"a paragraph of a control character", "<p>One.</p><p>\u0081</p><p>Two.</p>", "One.\n\nTwo."},
		{"unclosed", "<p>One<b> two", "One two"},
		{"nothing", "<img src=x>", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := plainText(tc.in); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
