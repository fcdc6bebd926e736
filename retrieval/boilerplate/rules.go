package boilerplate

import (
	"regexp"
	"strings"

	"quoth/retrieval/prose"
)

// The names that a page has for what it prints, for places where its reader can follow it, and for how
// a thing is made without a person.
const (
	pieceNames = `story|article|report|page|post|piece|column|live blog|liveblog|blog|explainer|analysis|file|` +
		`headline|caption|photo caption|list|item|review|interview|feature|obituary|newsletter|podcast|video|` +
		`graphic|chart|map|guide|copy|dispatch`
	networks = `facebook/x/twitter/instagram/bluesky/mastodon/threads/linkedin/tiktok/youtube/whatsapp/telegram/` +
		`google news/apple news/flipboard/social media/our socials/all channels/all platforms/signal/snapchat/reddit`
	machines = `ai|a i|genai|gpt|chatgpt|artificial intelligence|machine|machines|machine learning|automation|` +
		`automatically|automated|language model|language models|large language model|chatbot|algorithm|` +
		`synthetic voice|computer`
)

// rules are the usual wordings of English-language outlets' pages. They name no outlet. Source: read off
// news pages by hand, 2026-11.
var rules = []rule{
	// Links to other stories.
	{labels: true, reports: true, reach: onwards, opens: oneOf(`read more/read also/also read/see also/
		see more/read next/read now/read this/read this next/related/related story/related stories/
		related article/related articles/related coverage/related content/related reading/related links/
		related news/related video/related topics/recommended/recommended reading/recommended stories/
		recommended for you/more on this/more on this story/more on this topic/more stories/more coverage/
		more news/more to read/you may also like/you might also like/you may also be interested in/
		you might be interested in/up next/next up/must read/must reads/don't miss/dont miss/
		in case you missed it/icymi/trending/trending now/most read/most popular/keep reading/
		continue reading/further reading/explore more/explore further/dig deeper/go deeper/
		from the archive/from the archives/from our archive/from our archives/elsewhere on this site/
		top stories/latest stories/latest news/other stories/watch now/watch live/watch more/
		watch this/watch next/listen now/listen to this story/listen to this article/live updates/
		follow live/read the full story/read the full article/read the story/read the rest/
		read the original/read the original article/read full story/read full article/full coverage/
		full story/for more/more like this/editor's picks/editors' picks/our picks/opinion column/
		just for subscribers/learn more/find out more/view more/show more/load more`)},
	{labels: true, reach: onwards, opens: oneOf(`more/watch/listen/hear/podcast/gallery/quiz/in pictures/
		video/videos/opinion`), most: 20},
	{opens: oneOf(`read/see/view/find/watch/hear/explore/listen/discover/catch up on/hear more/
		listen to more`), most: 22,
		has: oneOf(`more here/more on our/more about this/more from our/more from this/more stories/
			more news/more coverage/more of our/more in our/more on this/more at our/our full/our coverage/
			our latest/our live/our guide/our explainer/our report/our story/our interview/our analysis/
			our review/our podcast/our special/our investigation/our series/the full story/
			the full article/the full report here/the full interview here/the original article/
			the original story/the rest of this/full story here/all our/story here/article here/
			full coverage here/coverage here/the latest here/the full list here/on our website/
			on our app/in our podcast/updates here/wherever you get your podcasts`)},
	{opens: oneOf(`read more about/read more on/read more from/read more in/read more by/read more at/
		read more of/read more stories/see more on/see more from/see more in/more from/more about/
		read all about/read about/read the full/read our/see our/watch our/follow our`),
		most: 16, like: pattern(` (?:here|below|our|story|stories|coverage|series|section|website|app|` +
			`reporter|correspondent|live|blog|page|guide|archive|newsletter) | read more (?:about|on|from|` +
			`by) (?:\S+ ){1,8}$`)},
	{opens: oneOf(`click/tap/press/swipe/scroll`), most: 25,
		has: oneOf(`click here/tap here/press here/click the link/click on the link/tap the link/click on/
			click below/swipe up/swipe left/scroll down/scroll to continue/scroll for more/click through`)},
	{has: oneOf(`click here to/click here for/clicking here/tap here to`), most: 30},
	{opens: oneOf(`for more/for the latest/for all the latest/for further/for full/for live/to read/to see/
		to learn/to find out/to hear/to watch/to subscribe/to sign up/to get/to receive/to continue/to unlock/
		to access/to view/to comment`), most: 30,
		has: oneOf(`click/visit our/see our/follow us/follow our/read our/sign up/sign in/log in/check out our/
			subscribe/download our/download the/listen to our/go to our/our website/our newsletter/our app/
			our coverage/our live/our page/create an account/register for/become a member/tap here/this story/
			this article`)},

	// Newsletters, subscriptions, apps.
	{opens: oneOf(`sign up/sign-up/sign me up/signup/subscribe/register/please sign up/please subscribe/
		you can sign up/you can subscribe/why not sign up/why not subscribe/not signed up/not a subscriber/
		not subscribed`), has: oneOf(`newsletter/newsletters/briefing/briefings/inbox/e mail/email/emails/
			alerts/here/now/our/digest/today/channel/podcast/daily/weekly/morning/free/bulletin/for updates/letter/
			the latest`)},
	{opens: oneOf(`subscribe to/sign up to get/sign up to receive/sign up to hear/sign up to read/sign up to learn/
		sign up to know/sign up for our/sign up to our`), most: 25},
	{opens: oneOf(`sign up/subscribe/subscribe now/sign up now/sign up here/sign up today/subscribe today/
		subscribe here/log in/sign in/register/share/share this/comments/comment/print/save/
		leave a comment/post a comment/view comments/join the conversation/join the discussion`), labels: true,
		most: 8},
	{opens: oneOf(`get/receive/have/read/start/wake up/keep up/stay/never/don't/be the first/find/love/enjoy/
		enjoying/enjoyed/like/liked/want/looking/looking for/interested/interested in/if you enjoyed/
		if you liked/if you like/if you want/if you love/if you would like/try/sent/delivered/join/our/the best/
		the day's/all the/a daily/a weekly/a free/every/each/this newsletter/this is/in our/one/
		love reading/liked this/like this/need/curious`),
		has: oneOf(`your inbox/your email inbox/our newsletter/our free newsletter/our daily newsletter/
			our weekly newsletter/our newsletters/our morning newsletter/our email/our daily email/
			weekly newsletter/daily newsletter/morning newsletter/free newsletter/the newsletter here/
			sign up/subscribe/our briefing/our daily briefing/our morning briefing/breaking news alerts/
			our app/our mobile app/the app/our whatsapp/our telegram/our channel/our journalism/our alerts`),
		like: pattern(`(?: you | your | our | us | here | now | today | free |^ (?:get|receive|sent|delivered|` +
			`try|join|love|enjoy|want|like) )`)},
	{has: oneOf(`straight to your inbox/direct to your inbox/directly to your inbox/delivered to your inbox/
		sent to your inbox/in your inbox/into your inbox/to your inbox every/
		unsubscribe at any time/you can unsubscribe/opt out at any time/view in your browser/
		view in browser/view this email in your browser/enter your email/enter your e mail/
		by signing up you/by subscribing you/by entering your email/by clicking sign up/
		you agree to our/agree to our privacy/our privacy policy/our terms of use/our terms of service/
		our terms and conditions/subscribe to our/sign up for our/sign up to our/subscribe and save/
		thank you for subscribing/thanks for subscribing/thank you for signing up/thanks for signing up/
		something went wrong please try again/check your inbox/save this article to read later`)},
	{has: oneOf(`newsletter sign up here/newsletter sign up/weekly newsletter sign up/newsletter here`), most: 80},
	{opens: oneOf(`never miss/don't miss/dont miss/don't miss out`), most: 25, like: pattern(` (?:story|stories|` +
		`update|updates|beat|news|headline|headlines|newsletter|episode|out|issue|post|moment) `),
		has: oneOf(`our/us/sign up/subscribe/inbox/here/a story/a beat/an update/another story/a thing/a headline/
			a moment of/an episode/an issue/a post`)},
	{opens: oneOf(`download/get/install/try`), most: 25, has: oneOf(`our app/our free app/our mobile app/
		news app/the app/our new app/the free app/app store/google play/app today/app now/app here/app for`)},
	{opens: oneOf(`already a/already have/already subscribed/not yet a`), most: 12,
		has: oneOf(`subscriber/member/an account/subscribed/subscription`)},
	{opens: oneOf(`this story is/this article is/this content is/this post is/this page is/this video is/
		the rest of this/this feature is/this piece is`), most: 30, has: oneOf(`for subscribers/
		for subscribers only/available to subscribers/exclusive to subscribers/only available/
		for members/for premium/premium content/behind a paywall/free to read/part of a series/
		part of our/part of the series/not available in your/no longer available/based on information from/
		sponsored by/adapted from/excerpted from/brought to you/supported by/made possible`)},
	{opens: oneOf(`support us/support our/support independent/support local/support quality/support the/
		become a member/become a subscriber/become a supporter/become a patron/donate/donate to/
		donate today/help us/help fund/help keep/please support/please consider/please donate/
		if you value/if you appreciate/our journalism/our work/we rely/we depend/make a donation/
		consider supporting/consider donating/consider subscribing`), most: 45,
		has: oneOf(`journalism/our work/our newsroom/our reporting/support us/newsroom/donating/
			member today/a member/a subscriber/a supporter/a patron/donate now/donate today/donate here/
			our readers/readers like you/subscribing/keep our/independent news/local news`),
		like: pattern(` (?:us|our|we|you|your|here|today|now|please|donate|become) `)},

	// Social networks, feedback.
	{opens: oneOf(`follow/like/find/join/add/connect/connect with/message/watch/chat/talk to/catch/see/share`),
		has: onNetworks(), most: 30, like: pattern(`^ (?:follow|find|like|join|connect|message|add|chat) |` +
			` (?:us|our|me|her|him|them) `)},
	{opens: oneOf(`follow us/follow me/follow along/follow all the latest/follow the latest/follow the story/
		follow live/follow our live/follow our coverage/follow every game/like us/find us/join us on/connect with us/
		follow him/follow her/follow them/share this/share this story/share this article/share this page/
		share with/share on/share via/email this/print this/bookmark this/copy link/tell a friend/
		join the conversation/join our/join the discussion/have your say/join the debate`),
		most: 18},
	{has: oneOf(`follow him on/follow her on/follow them on/follow me on/follow us on/follow him at/
		follow her at/follow him via/on twitter at/on bluesky at/on instagram at/on threads at`), most: 40,
		reach: around},
	{has: oneOf(`can be reached at/can be reached on/can be reached by/reach him at/reach her at/
		reach them at/reach me at/reach out to him at/reach out to her at/email him at/email her at/
		contact him at/contact her at/
		reached by email at`), reach: around, like: pattern(`^ (?:\S+ ){1,9}(?:can be|at|on|by) |` +
		` (?:covers|writes|reports|is a|is an|is the) `), most: 45},
	{opens: oneOf(`contact/reach/email/e mail/write to/message/tweet/call/text/contact us/email us/call us/
		text us/write to us/message us/reach us`), most: 30, has: oneOf(`the reporter/the author/
		the writer/the newsroom/our newsroom/us at/us on/us by/us with/our team/our news desk/
		our newsdesk/the news desk/the newsdesk/the editor/our editors/this reporter/us/me at/him at/her at/
		them at`)},
	{opens: oneOf(`got a/got an/have a/have you got/have you/do you have/do you know/are you/were you/know/
		know something/what do you think/what's your/what did you/send us/send your/send tips/send me/tell us/
		let us know/get in touch/spotted/seen something/we want to hear/we would love/we'd love/
		to share/to get in touch/to contact/questions/comments/have an opinion/want to`), most: 40,
		has: oneOf(`get in touch/let us know/tell us/contact us/email us/send us/send tips/send your/
			a tip/news tip/story tip/a story/story idea/write to us/our newsdesk/our news desk/hear from you/
			your say/your view/your views/your letters/your photos/in the comments/comments below/us at/
			us by/call us/text us/our reporter/our reporters/message us/our team/have your say/us on`)},

	// Notes of editors, corrections, updates.
	{labels: true, reports: true, reach: onwards, most: maxNote, opens: oneOf(`editor's note/editors note/
		editor note/editors' note/ed note/note to readers/note to our readers/a note to readers/
		a note to our readers/a note from the editor/a note from our editor/a note from our editors/
		a note from the editors/note from the editor/publisher's note/author's note/writer's note/
		reader's note/programming note/reporter's note/producer's note/content warning/trigger warning/
		reader advisory/transparency note/note on sources`)},
	{labels: true, reports: true, reach: onwards, most: maxNote, opens: oneOf(`correction/corrections/
		clarification/clarifications/correction and clarification/corrections and clarifications/erratum/
		correction notice/update to this story/correction appended/clarification appended/for the record`)},
	{reports: true, reach: onwards, most: maxNote, has: allVersions()},
	{reach: onwards, most: maxNote, opens: withPieces("this ", " was", " has been", " has since been", " will be",
		" is being", " is", " may be", " was last", " was first", " was originally", " has", " contains",
		" originally", " first", " previously", " incorrectly", " initially", " also", " may"), reports: true,
		like: pattern(`^ this (?:` + pieceNames + `) (?:(?:has |was |is |may |will )?(?:since |been |be |being |` +
			`last |first |` +
			`originally |recently |also |automatically |previously )*(?:updated|corrected|amended|edited|revised|` +
			`clarified|modified|refreshed|changed) (?:$|to |at |on |with |after |in |since |as |and |` +
			`throughout |\d|` +
			`several |when |by |following |because |for (?:clarity|length|style)|monday|tuesday|wednesday|thursday|` +
			`friday|saturday|sunday|from |if )|(?:was |has been |is )?(?:originally|first|previously) (?:published|` +
			`appeared|ran|aired|posted|produced|printed) |(?:was|has been|is) (?:re)?published (?:in|on|by|with|` +
			`from|` +
			`under|as part) |is republished |(?:was )?(?:incorrectly|initially|originally|previously) (?:stated|` +
			`said|` +
			`misstated|identified|misidentified|reported|gave|named) |is (?:a )?(?:developing|breaking) |` +
			`is being updated |will be updated |may be updated )`)},
	{opens: oneOf(`this is a developing/this is a breaking/this developing story/this breaking news/
		this is an evolving/it will be updated/we will update/we'll update/check back/please check back/come back/
		stay tuned/refresh this page/please refresh/more to follow/more follows/more details to follow/
		more to come/more updates to follow/updates to follow/story developing/developing story/
		details to follow/further updates/we are updating`), most: 25, like: pattern(`^ (?:more (?:details |` +
		`updates )?(?:to|follows)|` +
		`story developing $|developing story $|details to follow|updates to follow|this is an? (?:developing|` +
		`breaking|evolving)|this (?:developing|breaking)|it will be|` +
		`we (?:will|ll|are)|we'll)|(?:update|updates|updated|latest|more|further|details|developments) `)},
	{has: oneOf(`regrets the error/regrets the errors/regrets the omission/regrets the mistake/we regret the error/
		we apologise for the error/we apologize for the error/we apologise for the mistake`), most: 25},
	{opens: oneOf(`the headline/the caption/the photo caption/the subheading/the headline and/the standfirst/
		a photo caption/a caption/an earlier headline/a previous headline`), reports: true, most: 60, reach: onwards,
		like: pattern(` (?:of|on|with|in|for|to) this (?:` + pieceNames + `) `)},
	{opens: oneOf(`updates throughout/updates with/updates to add/adds details/adds quotes/adds comment/
		recasts/corrects/corrects spelling/corrects headline`), most: 14, like: pattern(` (?:throughout|` +
		`paragraph|paragraphs|headline|byline|details|quotes|comment|reaction|background|typo|spelling|shares) `)},

	// Disclosure.
	{labels: true, reports: true, reach: onwards, most: maxNote, opens: oneOf(`disclosure/full disclosure/
		disclaimer/affiliate disclosure/advertiser disclosure/disclosure statement/conflict of interest/
		competing interests/declaration of interest`)},
	{reach: onwards, has: oneOf(`we may earn/we may receive/we might earn/we could earn/
		we earn a commission/we receive a commission/we get a commission/may earn a commission/may earn commission/
		may earn an affiliate/may earn us/may earn a small/contains affiliate links/contain affiliate links/
		includes affiliate links/include affiliate links/may contain affiliate/uses affiliate links/
		affiliate advertising/affiliate programme/as an amazon associate/purchases made through our links/
		purchase through our links/buy through our links/buy through links/links on our site/links on this page/
		independently chosen by/independently selected by/independently chosen and/independently reviewed by our/
		chosen independently by our/selected by our editors/prices are accurate at the time/
		prices and availability/at no extra cost to you/at no additional cost to you/
		opinions expressed are/opinions expressed here/opinions expressed in this/opinions expressed by/
		views expressed are/views expressed here/views expressed in this/views expressed by the author/
		views and opinions expressed/do not necessarily reflect the views/
		does not necessarily reflect the views/not necessarily those of/are the author's own/
		holds no shares in/owns no shares in/has no position in any/hold no position in/no competing interests/
		does not work for consult/no relevant affiliations/nothing in this article is financial advice/
		not financial advice/not investment advice/does not constitute financial/for informational purposes only/
		provided for information only/had no role in/had no editorial input/editorially independent/
		retains editorial control/editorial control over/produced in partnership with/
		in paid partnership with/paid partnership/sponsored content/sponsored post/paid content/
		paid advertisement/advertisement feature/advertising feature/branded content`),
		like: pattern(` (?:we|us|our|you|your|this|these|here|page|site|author|author's|authors|writer|readers|` +
			`content|feature|advertisement|sponsored|paid|newsroom|journalism|column|editorially|editorial|not|` +
			`no) `), most: 90},
	{opens: withPieces("this ", " was produced with", " was produced by", " was produced in", " was produced as", " was supported by",
		" was funded by", " is supported by", " was made possible", " is part of", " is funded by", " is sponsored by", " was sponsored by",
		" was paid for", " is brought to you", " was written by", " was reported by", " was created by", " was commissioned",
		" was co published", " appears in", " appeared in", " appeared on", " ran in", " is based on", " was translated", " was edited for"),
		most: 45},

	// Copyright.
	{reach: onwards, has: oneOf(`all rights reserved/may not be published broadcast/may not be reproduced/
		may not be republished/may not be copied/may not be redistributed/may not be rewritten/
		reproduction without permission/reproduction in whole or in part/without written permission/
		without prior written permission/without the express written/reprinted with permission/
		republished with permission/reproduced with permission/published with permission/
		under a creative commons/under creative commons/crown copyright/is prohibited without/
		copyright of its respective/registered trademark of/distributed by tribune content`),
		like: pattern(` (?:rights|copyright|material|content|article|story|page|site|reproduction|reprinted|` +
			`republished|reproduced|published|this|licence|license|owner|publisher|part|trademark|` +
			`distributed) `), most: 80},
	{opens: oneOf(`copyright`), most: 40, reach: onwards, like: pattern(`^ copyright (?:c |notice |the |` +
		`by )?(?:\S+ ){0,6}` +
		`(?:19|20)\d\d (?:\S+ ){0,8}(?:$|all rights)|^ copyright (?:c )?(?:19|20)\d\d `)},
	{opens: oneOf(`the post/this post/a version of/a version of this/an earlier version/this article/this story/
		this essay/this report/this piece/an abridged version`), most: 45,
		has: oneOf(`appeared first on/first appeared on/first appeared in/first appeared at/originally appeared/
			originally published/was first published/first published in/first published on/first published by/
			appeared in print/appears in print/was published originally`)},
	{has: oneOf(`appeared first on`), most: 45},
	{opens: withPieces("a version of this ", " was sent", " was published", " was first", " first", " appeared",
		" appears", " originally", " ran", " also"), most: 45},

	// What a machine made.
	{labels: true, reports: true, reach: onwards, opens: oneOf(`ai summary/ai assisted summary/ai generated summary/
		ai powered summary/ai created summary/ai written summary/ai overview/ai generated overview/ai recap/
		ai assisted recap/ai generated recap/ai highlights/ai generated highlights/ai key points/
		ai generated key points/ai assisted key points/ai generated/ai assisted/summary by ai/summarised by ai/
		summarized by ai/generated by ai/key points by ai/summary generated by ai/ai generated content/
		ai translation/ai generated audio/ai narration/ai voice/ai tl dr/ai takeaways/ai generated takeaways/
		article summary by ai/artificial intelligence summary/machine generated summary/automated summary/
		automatic summary/ai digest/ai brief/ai in brief/quick summary ai generated/summary ai generated/
		summary ai assisted/key points ai generated/highlights ai generated`), most: maxNote},
	{reach: onwards, opens: oneOf(`this/these/the summary/the above/the following/the key points/the highlights/
		the bullet points/the audio/the translation/summary/summaries/key points/highlights/key takeaways/audio/
		generated/summarised/summarized/written/created/produced/powered/translated/narrated/read aloud/assisted/made/
		parts of this/portions of this/an ai/ai/artificial intelligence/our journalists/our editors/a journalist/
		content/text/image/images/some of this`), most: 45,
		like: pattern(`^ (?:(?:parts of |portions of |some of )?(?:this|these|the) (?:\S+ ){0,4}(?:was|were|is|` +
			`are|has been|have been|may have been|` +
			`may be) (?:\S+ ){0,2}?(?:generated|created|written|produced|made|drafted|summarised|summarized|` +
			`translated|compiled|` +
			`assisted|prepared|composed|narrated|read|condensed|adapted|edited|written up|` +
			`put together)(?: \S+){0,7}? (?:` + machines + `) |` +
			`(?:summary|summaries|key points|highlights|key takeaways|audio|content|text|` +
			`images?) (?:\S+ ){0,3}?(?:generated|created|written|` +
			`produced|made|assisted|powered|by|drafted)(?: \S+){0,3}? (?:` + machines + `) |` +
			`(?:generated|summarised|summarized|written|created|produced|powered|translated|narrated|read aloud|` +
			`assisted|made) ` +
			`(?:by|with|using)(?: \S+){0,4}? (?:` + machines + `) |` +
			`this (?:\S+ ){0,3}(?:used|uses|relied on) (?:\S+ ){0,2}(?:` + machines + `) |` +
			`(?:an ai|ai|artificial intelligence) (?:\S+ ){0,3}(?:helped|was used|is used|assisted|generated|` +
			`wrote|summarised|` +
			`summarized|may contain|can make|may make|tools? (?:was|were) used)(?: \S+){0,8}? (?:this|errors|` +
			`mistakes|summary|summaries|article|story) |` +
			`(?:our journalists|our editors|a journalist) (?:\S+ ){0,4}(?:` + machines + `) )`)},
	{has: oneOf(`ai generated summary/ai assisted summary/summary generated by ai/ai generated text/
		ai generated summaries may/
		generated by artificial intelligence and/summaries generated by ai`),
		like: pattern(` (?:reviewed by|checked by|edited by|may contain|can make|may include|errors|mistakes|` +
			`our editors|` +
			`our newsroom|before publication|a journalist|an editor) `), most: 45},

	// Who else worked on it.
	{has: oneOf(`contributed to this report/contributed to this story/contributed to this article/
		contributed to this piece/contributed reporting/contributed additional reporting/contributed research/
		contributed to the reporting/contributed to reporting`), most: 40},
	{opens: oneOf(`contributing/contributor/contributors/with reporting by/with reporting from/
		with additional reporting/
		with files from/with agencies/with agency/with input from/compiled from`), most: 30, like: pattern(
		`^ (?:contribut\S+ (?:\S+ ){0,8}$|with |compiled from )`)},
}

// pieces are the pieceNames, one each.
var pieces = strings.Split(pieceNames, "|")

// withPieces returns the phrases that have the name of a piece between start and one of some ends.
func withPieces(start string, ends ...string) (out []string) {
	for _, p := range pieces {
		for _, e := range ends {
			out = append(out, start+p+e)
		}
	}
	return out
}

// allVersions returns the phrases for another version of what is read.
func allVersions() (out []string) {
	for _, which := range []string{"earlier", "previous", "prior", "original", "older"} {
		out = append(out, withPieces(which+" version of this ", "")...)
		out = append(out, withPieces(which+" version of our ", "")...)
	}
	return out
}

// onNetworks returns the phrases for being on a social network.
func onNetworks() (out []string) {
	for _, n := range prose.Phrases(networks) {
		out = append(out, "on "+n, "via "+n)
	}
	return out
}

func oneOf(list string) []string { return prose.Phrases(list) }

func pattern(re string) *regexp.Regexp { return regexp.MustCompile(re) }
