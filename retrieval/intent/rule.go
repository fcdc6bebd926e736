package intent

import (
	"regexp"
	"strings"
)

// A rule is one way of asking for news. Its pattern reads a whole [input.Line] without the times
// and the outlets, and without greetings and thanks. <x> is the topic. Words in capitals stand for
// the lists of pieces.
type rule struct {
	name     string
	pattern  *regexp.Regexp
	first    bool     // nothing stands before <x> that shows what is asked
	outlet   bool     // the rule needs an outlet to look in
	time     bool     // the rule needs a time
	examples []string // each is read by this rule; the topic, if any, stands in brackets
}

// pieces are what the patterns are made of.
var pieces = strings.NewReplacer(
	"<x>", `(\S.*?)`,
	"ADV", `(?: (?:right now|now|currently|lately|recently|these days|nowadays|at the moment|so far|exactly|`+
		`actually|again|there|here|out there|yet|ever|please|all|else))*`,
	"NEWS", `(?:(?:breaking |news )?(?:news|latest|updates?|headlines?|developments?|stories|coverage|`+
		`bulletins?|info|information|word))`,
	"NEW", `(?:(?:the|a|an|full|any|some|all|more|other|most|very|latest|newest|recent|new|breaking|`+
		`current|big|biggest|top|main|major|key|important|good|bad|real|live|hot|fresh|interesting|`+
		`up to date) )*`,
	"PIECES", `(?:news|latest|updates?|headlines?|developments?|stor(?:y|ies)|articles?|reports?|reporting|`+
		`coverage|pieces?|posts?|info|information|details?|facts)`,
	"ABOUT", `(?:all about|on|about|of|from|regarding|concerning|around|over|re|in|at|with|for|out of|near|`+
		`across|inside|surrounding|involving|covering|mentioning|related to|relating to)`,
	"WITH", `(?:going on with|with|on|in|about|at|around|regarding|concerning|over|near|across|inside|`+
		`outside|between|along|off|down in|up in|over in|out in|to|of|for|re|behind|during)`,
	"GIVE", `(?:give|show|get|find|fetch|bring|send|read|tell|list|display)`,
	"ME", `(?: (?:me|us))?`,
	"WORLD", `(?: (?:(?:in|around|across|from|of|for|about|on|all over) (?:the |this |our )(?:whole |`+
		`entire |wider )?(?:world|news|globe|country|planet|day|days|moment|hour|week|papers|headlines)|`+
		`(?:in|on) general|worldwide|globally|everywhere|here|there|locally|nationally))*`,
)

func newRule(name, pattern string, examples ...string) rule {
	return rule{name: name, pattern: regexp.MustCompile(`^(?:` + pieces.Replace(pattern) + `)$`),
		first: strings.Contains(pattern, "(?:NEW)<x>"), examples: examples}
}

func withTime(r rule) rule {
	r.time = true
	return r
}

func inOutlet(r rule) rule {
	r.outlet = true
	return r
}

// dayRules read lines that ask for the news and name no topic.
var dayRules = []rule{
	newRule("the news",
		`(?:(?:what (?:is|are|was|were)|is there|are there|got) )?(?:GIVEME )?(?:(?:the|any|some|all|my|`+
			`your|more|latest|newest|recent|new|breaking|top|[0-9]{1,2}|ten|five|three|weekly|monthly|main|`+
			`biggest|big|major|important|key|interesting|good|bad|hot|fresh|current|world|local|national|`+
			`international|global|daily|morning|evening|front page|most|other|quick|short|general|`+
			`up to date) )*(?:(?:news|headlines?|stories|updates?|latest|briefing|brief|bulletin|summary|`+
			`digest|recap|roundup|round up|rundown|developments|events|articles|news feed|overview|`+
			`news story|big story|top story|newspaper|newspapers)(?: of| in brief)? ?)+WORLDADV`,
		"news", "what is the news today?", "todays headlines", "top stories", "morning briefing",
		"summary of yesterday", "any news?"),
	newRule("what happened",
		`(?:what|what all|whatever|what else)(?: (?:interesting|new|important|big|major|exciting|notable|`+
			`big things|things|news))?(?: (?:has|have|had|is|was|were|are|all|just))*(?: been)? (?:happened|`+
			`happening|happens|gone on|went on|going on|occurred|new|cooking|trending|changed|reported|hot|`+
			`big|in the (?:news|headlines|papers))WORLDADV|what (?:made|hit|dominated) (?:the )?(?:news|`+
			`headlines)WORLDADV|what happened (?:just now|around here|out there)|in review`,
		"what happened yesterday?", "what's going on?", "whats happening in the world", "what's new?",
		"what has been happening this week"),
	newRule("anything new",
		`(?:(?:is|are|was) there |is |has |did |does |got |have you )?(?:anything|something|much|`+
			`what)(?: (?:new|interesting|important|big|major|exciting|notable|good|special|`+
			`else))*(?: (?:new|interesting|important|big|exciting|happened|happen|happening|going on|`+
			`occurred|occur|to report|in the (?:news|headlines|papers)))WORLDADV`,
		"anything interesting today?", "did anything happen yesterday?", "is anything going on?", "anything new"),
	newRule("missed",
		`(?:what|anything|what else)(?: (?:did|have|has|do|should|that))?(?: (?:i|we))(?: (?:have|need|want|`+
			`to|should|may have|might have|could have))* (?:miss|missed|know|know about|read|`+
			`be aware of)WORLDADV|(?:is there )?anything worth (?:knowing|reading)(?: about)?WORLDADV|`+
			`what (?:news )?(?:do you have|have you got)(?: for me)?WORLDADV`,
		"what did I miss yesterday", "what have I missed", "anything I should know?",
		"what do I need to know today?"),
	newRule("catch me up",
		`(?:catch (?:me|us) up|bring (?:me|us) up to (?:speed|date)|get (?:me|us) up to (?:speed|date)|`+
			`fill (?:me|us) in|update (?:me|us)|brief (?:me|us)|keep (?:me|us) (?:posted|updated|informed|`+
			`up to date))(?: (?:on|with|about) (?:NEW)?(?:news|headlines|everything|things|events|`+
			`what happened|what is happening|what is going on|what i missed|the day|the world|`+
			`the world news|world news))?WORLDADV`,
		"catch me up", "bring me up to speed on the news", "fill me in"),
	newRule("sum up the news",
		`(?:(?:summarize|summary of|recap|recap of|sum up|overview of|roundup of|rundown of|read|show|tell|`+
			`give|get)(?: me| us)?(?: (?:about )?(?:NEW)(?:news|headlines|day|week|month|events|world news|`+
			`stories|week's news|day's news|today))?|(?:day|week|month|year) in review)WORLDADV`,
		"summarise the news", "sum up the week"),
	withTime(newRule("about a day",
		`(?:(?:tell me|tell us|and|but|so|or) )?(?:what |how )?about|(?:give|show|tell) me|how was|what was`,
		"tell me about yesterday", "what about last week?")),
	inOutlet(newRule("what is in an outlet",
		`(?:what is|what was|what is there|anything)(?: new| interesting)?ADV`,
		"what's in the Courier today?")),
}

// topicRules read lines that ask for the news about something. The first rule that fits and whose
// <x> can be a topic decides.
var topicRules = []rule{
	newRule("news about",
		`(?:(?:what|how) (?:is|are|was|were) |is there |are there |got |have |heard |need |no |`+
			`want )?(?:NEW)(?:NEWS|PIECES)(?: (?:NEWS|articles|stories|reports|report))?ADV ABOUT <x>ADV`,
		"latest on [dam]", "any updates on [Crake]?", "breaking news from [Quill]",
		"articles about the [lantern cup]"),
	newRule("anything on",
		`(?:(?:is|are) there |got |have |do you have |have you got |hear |heard )?(?:anything|something|`+
			`everything|more|all|what you have|what you have got|what you got|whatever you have)?(?: (?:new|`+
			`interesting|recent|more|else|there is to know|you have|you have got|we know|you know|`+
			`i should know|to know|happening|going on))*ADV (?:on|about|regarding|concerning) <x>ADV|`+
			`what (?:have (?:you|we) got|do (?:you|we) have|is there|is out there)ADV (?:on|about|regarding|`+
			`concerning) <x>ADV`,
		"anything new on [ferry strike]?", "everything on the [dam]", "what have you got on [Crake]"),
	newRule("tell me about",
		`(?:please )?(?:tell|teach|inform|brief|update|remind|talk to|speak to|talk|lets talk|let's talk|`+
			`let us talk)(?: me| us)? (?:(?:more|all|everything|something|anything|a bit|a bit more|`+
			`a little|again|quickly|briefly|some more|a lot) )*(?:about|on|regarding|of) <x>ADV`,
		"tell me about [Crake]", "tell me more about the [dam]", "update me on [Orlo]"),
	newRule("bring me up to speed",
		`(?:catch (?:me|us) up|bring (?:me|us) up to (?:speed|date)|get (?:me|us) up to (?:speed|date)|`+
			`fill (?:me|us) in|keep (?:me|us) (?:posted|updated|informed|up to date)|give (?:me|`+
			`us) a (?:quick |short |brief )?(?:summary|rundown|overview|update|recap|briefing|primer)|`+
			`run me through|walk me through)(?: again| quickly)? (?:on|about|with|of|regarding|over) <x>ADV`,
		"catch me up on the [ferry strike]", "bring me up to speed on [Orlo]", "fill me in on the [dam]"),
	newRule("summary of",
		`(?:NEW)(?:a |an |quick |short |brief )*(?:summary|overview|recap|rundown|roundup|round up|timeline|`+
			`background|briefing|brief|primer|digest|tldr|tl dr|explainer|catch up|catchup|lowdown|low down|`+
			`scoop) (?:of|on|about|for|regarding|to) <x>ADV|(?:summarize|recap|sum up) (?:(?:the |all |`+
			`all the )?(?:news|latest|coverage|story|stories|articles) (?:about|on|of) )?<x>ADV`,
		"summary of the [dam leak]", "timeline of the [ferry strike]", "summarise the [dam leak]"),
	newRule("about", `(?:more |all |everything |news )*about <x>ADV`,
		"I want to know about the [dam]", "have you heard about the [meteorite]?"),
	newRule("search for", `(?:search the news for|search the archive for|search for|search|look up|look for|`+
		`google) <x>`,
		"search for [ferry strike]", "look up [Crake]"),
	newRule("happened to",
		`(?:what|whatever|what all|what exactly|what else|what the hell|what on earth)(?: (?:has|have|had|`+
			`just|is|was|ever|actually|exactly|all|even|really|are|been|currently|now|still))* (?:happened|`+
			`happening|happens|happen|gone on|went on|going on|occurred|gone wrong|went down|went wrong|`+
			`going down|goes on)ADV WITH <x>ADV|what is (?:happening|going on) <x>ADV|(?:(?:is|are|was|has|`+
			`have|did|does) )?(?:anything|something|much)(?: (?:new|interesting|`+
			`else))? (?:been )?(?:happened|happen|happening|going on|changed)ADV WITH <x>ADV|(?:what|`+
			`whatever) (?:has |had |have |ever )?(?:became|become) of <x>ADV|happened to <x>ADV`,
		"what happened to [Crake]?", "whatever happened to the [dam]",
		"what has happened to the [lantern cup]?", "what's going on with [Orlo]",
		"what became of [Edda Thrupp]?", "what happened in [Quill]?",
		"what happened at the [border] on Friday", "did anything happen in [Quill]?"),
	newRule("what is new",
		`what (?:is|are|was|else is|has been)(?: (?:all|the|up|new|news|latest|situation|deal|story|status|`+
			`state of play|word|update|updates|buzz|fuss|hype|drama|scoop|happening|latest news|`+
			`latest updates?|latest developments|latest situation|current situation|current status|`+
			`developments|recent developments|recent news))+ADV (?:with|on|in|about|at|around|regarding|`+
			`concerning|over|near|across|from|re) <x>ADV|(?:what|how) is (?:NEW)<x> situationADV|`+
			`(?:what is )?(?:the )?(?:current |latest )?status of <x>ADV`,
		"what's new with [Orlo]?", "whats up with the [ferries]", "what's the deal with the [badgers]",
		"what is the situation in [Quill]?"),
	newRule("latest news X",
		`(?:latest|breaking|newest|recent|any) (?:news|updates?|headlines?|developments) <x>ADV|`+
			`(?:the )?(?:latest|newest|recent|breaking|top|all|any|most recent) <x> (?:stories|story|`+
			`reports|developments|articles)ADV`,
		"breaking news [Quill]", "newest [dam] stories"),
	newRule("what about", `(?:and |but |so )?(?:what|how) about <x>ADV`,
		"what about the [dam]?"),
	newRule("what is known",
		`(?:everything|all|what|what all|what else|anything|how much)(?: that)?(?: (?:do|did|does|is|are|`+
			`has|have|can|should|we|you|i|they|there|been|to|need|want))*(?: (?:know|knows|known|learn|`+
			`learned|learnt|find out|read|reported|heard|tell me|tell us))ADV (?:about|on|of|regarding) <x>ADV`,
		"what do we know about the [meteorite]?", "what is known so far about the [leak]",
		"what should I know about [Crake]"),
	newRule("why in the news",
		`(?:why|how come)(?: (?:is|are|was|were|has|have|does|did|do))* <x>(?: (?:is|are|was|were|has been|`+
			`have been|been|still|so much|all over|so often|always|suddenly|again|back|in|making|hitting|`+
			`keeps making|such))* (?:the (?:news|headlines|papers|press|spotlight)|every paper|headlines|`+
			`trending|big news|news|the place)ADV|what (?:is|are|was|were) <x> in the (?:news|headlines|`+
			`papers) (?:for|about)ADV`,
		"why is [Crake] in the news?", "why are the [badgers] in the headlines",
		"what is [Crake] in the news for?", "why is [Edda Thrupp] trending"),
	newRule("talked about",
		`(?:why|how come)(?: (?:is|are|does|do))? (?:everyone|everybody|people|the papers|the media|`+
			`the press|so many people|they|all|the internet|the whole world|the world)(?: (?:is|`+
			`are))?(?: (?:always|all|suddenly|still|so much|now))* (?:talking|talks|talk|speaking|writing|`+
			`going on|obsessed|chatting)(?: so much)? (?:about|of|with) <x>ADV`,
		"why is everyone talking about the [meteorite]?"),
	newRule("what the papers say",
		`what (?:is|are|do|does|did|has|have) (?:the )?(?:news|papers?|newspapers?|news outlets|outlets?|`+
			`media|press|reports|articles|headlines)(?: (?:been|all|now))* (?:say|says|saying|said|write|`+
			`writing|written|report|reporting|reported|have|got)(?: (?:about|on|of|regarding)) <x>ADV`,
		"what are the papers saying about the [levy]?", "what is the press writing about [Crake]"),
	newRule("how is it going",
		`how (?:is|are|has|have|was|were) (?:things (?:going |looking )?(?:in|with|at|on|around) <x>|`+
			`<x> (?:been )?(?:doing|going|going on|getting on|getting along|coming along|coming on|`+
			`progressing|looking|holding up|faring|developing|shaping up|unfolding))ADV`,
		"how is the [strike] going?", "how are the [talks] going", "how are things in [Quill]?"),
	newRule("in the news",
		`(?:is |are |has |have )?(?:NEW)<x> (?:been |still )*(?:in the (?:news|headlines|papers|press))ADV`,
		"[Crake] in the news", "is [Crake] in the news?"),
	newRule(newsOfRule,
		`(?:what (?:is|are) |is there |are there |got |do you have |have you got )?(?:NEW)<x>(?: (?:latest|`+
			`recent|live|breaking|new))* (?:news|latest|updates?|headlines?|coverage|news stories|`+
			`news articles|news coverage|situation updates?|news updates?|latest developments|`+
			`recent developments|live blog|news summary|news today|summary|recap|roundup|articles|newsfeed|`+
			`news feed|any news|any updates?|what is (?:new|happening|going on|up|the latest)|`+
			`what happened)ADV`,
		"[Crake] news", "[dam leak] update", "[Quill] latest", "any [ferry strike] updates?",
		"what's the [Orlo] news"),
	inOutlet(newRule("topic in an outlet", `(?:NEW)<x>`, "[ferry strike] in the Courier")),
}

// newsOfRule is the name of the rule for "X news".
const newsOfRule = "X news"

// smallTalk reads a line that only greets, thanks or asks about the bot.
var smallTalk = regexp.MustCompile(`^(?:(?:` + strings.Join([]string{
	`hi+|hello+|hey+|heya|hiya|yo|howdy|greetings|hallo|hola|bonjour|ahoy|gm|gn|good (?:morning|afternoon|` +
		`evening|night|day)|morning|evening|welcome|what is up`,
	`quoth|bot`,
	`how (?:are|is|do) (?:you|it|things|everything|life|your day|we)(?: (?:do|doing|going|feeling|all|today|` +
		`been|tonight))*|how have you been|and you|you ok|are you ok(?:ay)?|you good|nice to meet you|` +
		`pleased to meet you`,
	`(?:who|what) (?:are|is) (?:you|quoth|this bot|this)(?: exactly| for| called)?|who (?:made|built|` +
		`created|wrote|owns) (?:you|this bot|quoth)|(?:what is|tell me) your name|tell me about (?:yourself|` +
		`you)|what about you|are you (?:a |an |the )?(?:bot|human|real|robot|ai|person|there|alive|` +
		`awake|online|chatgpt|working)|is (?:anyone|anybody|someone) there|(?:anyone|anybody|you) there`,
	`what (?:can|do|could) (?:you|i|this bot) (?:do|ask|know|ask you)(?: here| for me| about)?|` +
		`how do (?:you|i|we) (?:work|use (?:you|this|this bot|it)|start|do this)|how does (?:this|it|` +
		`this bot) work|help(?: me)?(?: please)?|can you help(?: me)?|i need help|what is this|` +
		`do you work|are you any good`,
	`thanks(?: (?:you|a lot|so much|very much|a million|a bunch|again|much|all|mate|` +
		`in advance))*(?: for (?:nothing|that|this|it|everything|(?:the |your |all )?(?:\S+ ?){1,3}))?|` +
		`(?:many|much) thanks|cheers|much appreciated|appreciate it|thanks god`,
	`bye+|good ?bye|see you(?: (?:later|soon|tomorrow|around))?|cya|later|take care|good luck|` +
		`have a (?:nice|good|great) (?:day|evening|night|weekend|one)|farewell`,
	`ok+|okay|k|kk|cool|nice(?: one)?|great|awesome|perfect|brilliant|excellent|wonderful|amazing|lovely|` +
		`sweet|neat|fine|sure|yes|yeah|yep|yup|no|nope|nah|lol|lmao|rofl|ha(?:ha)+h?|hehe|wow|omg|hm+|oh|ah|` +
		`sorry|no problem|never ?mind|nvm|my bad|got it|i see|makes sense|good (?:bot|job|work|one)|` +
		`bad bot|well done|you (?:rock|suck|are (?:great|awesome|the best|funny|useless|stupid|cool|` +
		`amazing|welcome|so smart))|i (?:love|like|hate) (?:you|this|it|this bot)|test(?:ing)?|ping|` +
		`pong|so|please|congrats|congratulations|happy (?:birthday|new year|holidays)|merry christmas|` +
		`tell me a joke|i am (?:bored|back|fine|good|here|sorry)|stop|really|right|not bad|of course|` +
		`that is (?:great|cool|nice|all|fine|good|funny|it)`,
}, "|") + `)(?: (?:there|again|all|everyone|everybody|guys|folks|team|bot|quoth|friend|friends|mate|buddy|` +
	`dear|man|dude|bro|please|thanks))*(?: |$))+$`)
