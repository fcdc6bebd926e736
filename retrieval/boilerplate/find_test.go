package boilerplate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/retrieval/prose"
)

// marked returns what Find marks of a line that stands in a report.
func marked(line string) string {
	const before, after = "The lock at Sarn closed on Tuesday.", "Nobody was on the bridge."
	text := before + "\n\n" + line + "\n\n" + after
	var out []string
	for _, s := range Find("Lock closes", text) {
		out = append(out, s.Of(text))
	}
	return strings.Join(out, "\n")
}

// Each line is boilerplate, all of it.
func TestFindLines(t *testing.T) {
	for kind, lines := range map[string]string{
		"captions and credits": `
Divers at the lock in Sarn. Photo: Ines Quill
The shut lock on Monday. Ines Quill/Coast Agency
Photograph: Ines Quill/The Wharf Courier
(Photo by Ines Quill/Coast Agency via Skellan Pictures)
Photo by Ines Quill for The Wharf Courier
Image source, Coast Agency
Image caption, The lock has been shut since May
FILE - The lock at Sarn is seen on May 3, 2024. (CA Photo/Ines Quill, File)
Lorcan Prewett, left, greets divers at the lock. Picture by Ines Quill
The harbour board met on Monday. Getty Images
Pictured: the lock keeper's house
Photo courtesy of the Sarn Harbour Board
Image: Odile Farrant / Skellan Pictures
Boats wait below the lock on Sunday. © Ines Quill
A diver surfaces. [Photo: Ines Quill]
Ines Quill/Getty Images
Photo credit: Odile Farrant
Reporting by Odile Farrant in Sarn; editing by Ines Quill
(Reporting by Odile Farrant; Additional reporting by Ines Quill; Editing by Tam Rudd)`,
		"read more": `
Read more: Ferry back in Orlo after a week
READ MORE | Who pays for the lock?
Read also: Mayor says the lock is safe
See also: Our map of the closed locks
Related: ‘Nobody told us’, says lock keeper
Related stories
► Related: The lock is shut
Read more about the lock here.
Read our full coverage of the harbour strike.
More on this story: How locks work
You may also like: The ferry that never sailed
Recommended: Five walks by the river
Don't miss: Our guide to the harbour fair
Watch: Divers inspect the lock gates
Click here to read the full report.
Read more from Odile Farrant
Up next – the bridge that sings
Read the full story here.
In case you missed it: lock keeper resigns
For more on this story, visit our website.`,
		"newsletters": `
Sign up for our morning newsletter.
Sign up to the Courier's daily briefing and never miss a story.
Subscribe to our newsletter here.
Get the best of the Courier delivered straight to your inbox every morning.
Want more stories like this? Sign up for Tide Lines, our weekly newsletter.
Never miss a story: sign up for our alerts.
Enter your email address to receive our daily digest.
By signing up you agree to our privacy policy.
Download our free app for breaking news.
Join our WhatsApp channel for breaking news.
This newsletter was sent to your inbox by the Courier. You can unsubscribe at any time.
Support our journalism: become a member today.
Subscribe to The Wharf Courier for a crown a week.
Get Coast Health's weekly newsletter Sign up here to get The Ward Round every Tuesday from the Coast team.
Enjoyed this article? Subscribe to our newsletter.
Already a subscriber? Log in`,
		"disclosures": `
Disclosure: The Courier's owner holds shares in Tidemark.
We may earn a commission if you buy through links on this page.
This article contains affiliate links.
Full disclosure: Ms Farrant is married to a member of the harbour board.
Products are independently chosen by our editors.
The views expressed in this article are the author's own.
Disclaimer: This page does not give legal advice.
This story was produced with support from the Tidemark Fund.
The opinions expressed here do not necessarily reflect the views of the Courier.
Sponsored content
Advertisement
This post is sponsored by Tidemark Ferries.
The author holds no shares in any company named in this column.`,
		"editor's notes": `
Editor's note: This story contains a description of a drowning.
EDITOR’S NOTE — This report was first printed in 2019.
Editors' note: Some names have been changed.
(Editor’s note: The figures were checked on Friday.)
Note to readers: The Courier will not appear on Monday.
A note from the editor: we have moved.
Ed. note: the lock is now called the Sarn Lock.
Publisher's note: this is the last edition of the year.
Programming note: Tide Lines is off next week.
Author's note: I have known the lock keeper for ten years.
Content warning: this report describes a death.`,
		"corrections": `
Correction: An earlier version of this story misspelt the lock keeper's name.
CORRECTION (March 3): The lock was built in 1911, not 1912.
This article was amended on 3 March 2026 to correct the height of the gate.
Clarification: The board says that it was not asked.
An earlier version of this article said the lock would close in June. It will close in May.
This story has been corrected to show that two boats sank.
The Courier regrets the error.
Corrections and clarifications: the mayor is 43, not 34.
A previous version of this report gave the wrong day.
The headline of this article was changed after publication.
This article originally stated that the lock was private.`,
		"copyright": `
© 2026 The Wharf Courier. All rights reserved.
Copyright 2026 Coast Agency. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.
Copyright © 2026 Skellan Newswire
(c) 2026 Tidemark Media
All rights reserved.
Copyright The Wharf Courier 2026
This article is republished from The Tide under a Creative Commons license.
Reprinted with permission of Coast Agency.
This content may not be reproduced without permission.
© Coast Agency
The post Lock closes appeared first on The Wharf Courier.`,
		"machine summaries": `
This summary was generated by AI and reviewed by an editor.
AI-assisted summary: The lock at Sarn closes in May.
AI-generated summary
Summary generated by AI
These key points were written with the help of artificial intelligence.
AI summary | The lock closes; nobody knows why
This article was translated by a machine and may contain errors.
Key points were created with AI and checked by our staff.
Generated by AI. It may contain errors.
This audio is generated by an automated voice.
Parts of this article were produced using artificial intelligence.
The audio of this story was read by an AI voice.`,
		"updates": `
This story was updated at 5:40 p.m. on 3 March.
This article has been updated.
This is a developing story and will be updated.
Updated: 3 March 2026, 14:05
Last updated 3 March 2026
First published: 2 March 2026 at 09.15 GMT
Published 3 hours ago
This story has been updated with a comment from the harbour board.
This is a breaking news story. Check back for updates.
More to follow.
UPDATED ON MARCH 3, 2026 AT 5:40 PM EST
This report was last updated on Tuesday.
(Updates throughout)`,
		"social networks": `
Follow us on Facebook, X and Instagram.
Follow @wharfcourier on Bluesky
Follow Ines Quill on X.
Find us on Facebook.
Like us on Facebook and join the conversation.
Follow our live coverage here.
Share this story
Got a tip? Send it to our newsdesk.
Contact the reporter at odile@courier.example.
Do you have a story? Get in touch with our team.
Follow the latest from the harbour on our app.
Join the conversation: what do you think? Tell us in the comments below.
Odile Farrant covers the harbour. Reach her at odile@courier.example.
Tam Rudd contributed to this report.`,
	} {
		for line := range strings.Lines(strings.TrimSpace(lines)) {
			line = strings.TrimSpace(line)
			if got := marked(line); got != line {
				t.Errorf("%s: marked %q of %q", kind, got, line)
			}
		}
	}
}

// None of these lines is boilerplate.
func TestFindNothing(t *testing.T) {
	for kind, lines := range map[string]string{
		"captions and credits": `
The photographer Ines Quill fell into the lock on Sunday.
Photo by photo, the court went through the evidence.
Getty Images sued the firm on Tuesday.
Reporting by The Courier led to the arrest of two board members.
Picture the scene: a lock without water.
Photographs of the lock were shown to the jury.
The image of the mayor, she said, was beyond repair.
Ships wait (some for days).
Credit for the rescue went to the divers.
The charge against the firm/owner was dropped.
Editing by committee had ruined the film.
The rate of men and/or women at sea fell.
He works for Reuters.
The video showed a boat, a dog and the mayor.`,
		"read more": `
Read more books, she said.
“Read more books,” she said.
“Read more: that is my advice,” said the mayor.
Read more slowly, the judge told the clerk.
Related cases are before the court in Orlo.
Watch the water, the keeper warned.
More: that was all the workers wanted, the union said.
See more of the river from the new tower.
Recommended doses were exceeded, the inquest heard.
Readers wanted to know more about the lock.
Related party deals cost the board two million.`,
		"newsletters": `
The mayor's newsletter, Tide Lines, has 4,000 readers.
Sign up for the draft by Friday, the army told students.
Subscribers to the newsletter paid five crowns a month, the court heard.
“Sign up for our newsletter,” the scammers wrote.
Residents can register for flood alerts on the council's website.
The board's newsletter said the lock was safe.
Local newsletters have won back readers whom papers had lost.
Subscribe or perish is the rule of the trade, the publisher wrote.
The app was downloaded by two million people in a week.
Readers subscribe to the view that the lock is safe.
The firm sent its newsletter to 40,000 inboxes.`,
		"disclosures": `
The disclosure of the accounts came after two years.
Affiliate links are at the heart of the lawsuit, the court heard.
Disclosure rules were eased in May.
The board may earn a commission on each boat.
Advertisement spending fell by a tenth.
The views expressed by voters surprised the party.
Sponsored runners raised a million for the hospital.`,
		"editor's notes": `
The editor's note, published on Sunday, said the paper had erred.
Editor's note that named the spy was pulled, the court heard.
An editor's note was added to the report after the mayor complained.
Notes to readers of gas meters are left on doors.
Warning: that was the one word on the buoy.`,
		"corrections": `
A correction of the figures took the board a week.
An earlier version of the bill was voted down.
The bank spoke of a correction in the market.
The paper corrected its report on Friday.
The Courier has corrected an article about the mayor.
Clarification of the rule is due in June.
The mayor regrets the loss of the lock.
Previous versions of the ship had two masts.`,
		"copyright": `
Copyright law is back before the court.
Copyright in the charts is held by the harbour board.
The singer copyrighted the tune in 1911.
Rights to the film were sold in 2019.
The post office closed first on Monday.`,
		"machine summaries": `
AI-assisted summaries are being tried by three newspapers, the union said.
The summary was generated by AI, the judge found.
Artificial intelligence wrote the speech, the mayor admitted.
AI is used at the harbour to count the boats.
Generated by the tide, the power feeds 400 homes.
The lawyers used a chatbot to write their brief.
Written by Ines Quill in 1911, the novel sold well.`,
		"updates": `
The bridge was updated in 2019.
This law was updated in 1998, the court heard.
This story was updated for the stage by Ines Quill.
Updated rules come into force on Monday.
Last updated in 1974, the code says nothing about drones.
Published in 1911, the book was banned.
Posted to Sarn in 1940, he never came home.
More follow every year.
The story was published on Sunday.
The developing story of the lock gripped the town.`,
		"social networks": `
“Follow us,” the pilot said.
Follow us on the path, the guide told them.
Police followed the men on foot.
Contact with the pilot boat was lost at noon.
Anyone with information is asked to contact police in Sarn.
Share prices fell on Monday.
The ministers share a house on Bell Street.
The club found more fans on Instagram than in the stands.
He was followed on X by half the town.
The keeper can be heard on the radio at noon.`,
	} {
		for line := range strings.Lines(strings.TrimSpace(lines)) {
			if got := marked(strings.TrimSpace(line)); got != "" {
				t.Errorf("%s: marked %q of %q", kind, got, line)
			}
		}
	}
}

// In a line that also holds the story, only the boilerplate is marked.
func TestFindPart(t *testing.T) {
	for _, tc := range []struct{ name, line, want string }{
		{"a prompt behind a report", "The lock closed at noon. Follow us on Facebook.", "Follow us on Facebook."},
		{"a prompt before a report", "Sign up for our newsletter. The lock closed at noon.", "Sign up for our newsletter."},
		{"a link behind a report", "The lock closed at noon. Read more: Ferry back in Orlo.", "Read more: Ferry back in Orlo."},
		{"a note runs on", "The lock closed. Correction: it opened. It had never closed.",
			"Correction: it opened. It had never closed."},
		{"a quotation goes on", "“The lock is shut. Sign up for our newsletter,” he joked.", ""},
		{"the caption behind a report", "The lock closed. Boats wait. Nobody knows why. Divers at work. Photo: Ines Quill",
			"Divers at work. Photo: Ines Quill"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := marked(tc.line); got != tc.want {
				t.Errorf("marked %q, want %q", got, tc.want)
			}
		})
	}
}

// What a headline announces is the story, and so is a text that has nothing else.
func TestFindStory(t *testing.T) {
	for _, tc := range []struct{ name, title, text string }{
		{"a note with its headline", "Editor’s note on our lock coverage",
			"Editor’s note: We printed that the lock was safe.\n\nThe board had told us so."},
		{"a correction", "Correction: Sarn lock", "Correction: The lock was built in 1911.\n\nWe had it built in 1912."},
		{"nothing else", "Lock", "Editor’s note: The lock is shut."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Find(tc.title, tc.text); len(got) > 0 {
				t.Errorf("Find = %v, want none", got)
			}
		})
	}
}

func TestIs(t *testing.T) {
	for s, want := range map[string]bool{
		"Subscribe to the Courier for a crown a week.":              true,
		"Editor’s note: The figures were changed on Friday.":        true,
		"Follow us on all channels.":                                true,
		"A version of this story was sent to readers.":              true,
		"The harbour at dawn. Ines Quill/Getty Images":              true,
		"Divers at work (Photo by Ines Quill).":                     true,
		"THE DIVERS":                                                true,
		"Lorcan Prewett, Harbour correspondent":                     true,
		"":                                                          true,
		"Readers subscribe to the view that the lock is safe.":      false,
		"“Follow us,” the pilot said.":                              false,
		"The photographer Ines Quill fell into the lock on Sunday.": false,
		"Contact with the pilot boat was lost at noon.":             false,
		"Copyright in the charts is held by the harbour board.":     false,
		"From left-bank villages to the sea, the water rose.":       false,
		"Ships wait (some for days).":                               false,
	} {
		if got := Is(s); got != want {
			t.Errorf("Is(%q) = %v, want %v", s, got, want)
		}
	}
}

// FuzzFind: spans come in order, lie in lines of the text, and are found again.
func FuzzFind(f *testing.F) {
	f.Add("Lock", "Sign up for our newsletter.\nThe lock (Photo: Ines Quill)\n“Read more: no,” she said. Updated 3 March")
	f.Add("", "©\nPhoto:\n► Read more:\xff")
	f.Fuzz(func(t *testing.T, title, text string) {
		text = prose.Clean(text)
		found := Find(title, text)
		for i, s := range found {
			if !s.Valid(text) || strings.Contains(s.Of(text), "\n") || i > 0 && s.Start < found[i-1].End {
				t.Errorf("span %d: %v of %q", i, s, text)
			}
		}
		if diff := cmp.Diff(found, Find(title, text)); diff != "" {
			t.Errorf("found again (-first +second):\n%s", diff)
		}
	})
}

// A label that is glued to a headline is a link. It stays in the index, but is not shown.
func TestIsLink(t *testing.T) {
	for line, want := range map[string]bool{
		"Ferry strike:What to know before you sail":       true,
		"More:Volcano on Brede Island turns deadly":       true,
		"Harbour fair 2026:‘Nobody slept’ for three days": true,
		"Ferry strike: What to know before you sail":      false,
		"The board was clear:Nobody sails.":               false,
		"The ferry sails at 10:30 from the north quay":    false,
		"Photo:Ines Quill":                                false,
		"Weather":                                         false,
	} {
		if got := IsLink(line); got != want {
			t.Errorf("IsLink(%q) = %v, want %v", line, got, want)
		}
		if want && marked(line) != "" {
			t.Errorf("%q is marked", line)
		}
	}
}
