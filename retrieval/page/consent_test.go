package page

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Paragraphs of dialogs, as sites write them.
const (
	weUse = "<p>We and our 614 partners store and access information on your device, such as cookies, to show " +
		"personalised ads and to measure them. You can change your mind at any time in the footer of our site.</p>"
	purposes = "<h3>Necessary</h3><p>These cookies are needed for the website to work and cannot be switched off. They are " +
		"set when you log in, fill in a form or choose your privacy settings.</p><h3>Performance</h3><p>These cookies let us " +
		"count visits, so that we can see which of our pages are read. If you do not allow them, we will not know that you " +
		"were here.</p><h3>Advertising</h3><p>These cookies may be set through our site by our advertising partners, who build " +
		"a profile of your interests and show you ads on other sites.</p>"
	rights = "<p>If you live in one of the states with such a law, you may tell us not to sell your personal information, and " +
		"ask us what we hold of it. We pass such requests on to our vendors within fifteen days.</p>"
	buttons = `<div><button>Reject all</button> <button>Manage options</button> <button class="x">Accept all</button></div>`
)

// dialogs are consent dialogs of many makes.
var dialogs = []struct{ name, html string }{
	{"OneTrust", `<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk"><h2>We value your privacy</h2>` + weUse + `</div><div class="otPcCenter" role="main">` + purposes + rights + `</div></div>`},
	{"Didomi", `<div id="didomi-host" class="didomi-host"><div class="didomi-popup-view"><h1>Welcome to Orlo Weekly</h1>` + weUse + purposes + `<a>Partners</a></div></div>`},
	{"Sourcepoint", `<div id="sp_message_container_82714"><div class="message-container">` + weUse + rights + purposes + `</div></div>`},
	{"Quantcast", `<div class="qc-cmp2-container" id="qc-cmp2-container"><div class="qc-cmp2-main">` + weUse + rights + purposes + buttons + `</div></div>`},
	{"TrustArc", `<div class="truste_overlay"></div><div class="truste_box_overlay"><div class="truste_popframe">` + purposes + rights + `</div></div>`},
	{"CookieYes", `<div class="cky-modal" tabindex="0"><div class="cky-preference-center">` + purposes + purposes + `</div></div>`},
	{"Cookiebot", `<div id="CybotCookiebotDialog" role="region"><div>` + weUse + purposes + `</div></div>`},
	{"a vendor's in a language of few", `<div id="usercentrics-root"><section>` + strings.Repeat("<p>Vefurinn geymir upplýsingar um heimsóknir þínar, svo sem vafrakökur, og deilir þeim með samstarfsaðilum sínum.</p>", 6) + `<button>Samþykkja</button></section></div>`},
	{"by its id", `<section id="cookieNotice">` + weUse + purposes + `</section>`},
	{"by its class", `<div class="site-consent__wall js-wall">` + weUse + purposes + rights + `</div>`},
	{"an open <dialog>", `<dialog open><h2>Your choice</h2>` + weUse + purposes + `<form method=dialog><button>OK</button></form></dialog>`},
	{"role=dialog", `<div role="dialog" aria-labelledby="t9"><h2 id="t9">Before you read on</h2>` + weUse + rights + purposes + `</div>`},
	{"aria-modal", `<div class="a8Kd2" aria-modal="true"><div>` + weUse + `</div><div>` + purposes + rights + `</div></div>`},
	{"home-made, without any name", `<div class="k3"><div class="k4"><h2>Hello!</h2>` + weUse + purposes + `</div>` + buttons + `</div>`},
	{"buttons that are links", `<div><div>` + weUse + purposes + rights + `<p><a href="#">I agree</a> <a href="/cookies">More options</a></p></div></div>`},
	{"buttons that are inputs", `<form action="/choice">` + weUse + purposes + `<input type="submit" value="Accept and continue"></form>`},
	{"labels of buttons in the text", `<div><div>` + weUse + `<p>By clicking “Accept all”, you agree to this use of cookies. With “Reject all” we store only your choice, for a year.</p></div>` + buttons + `</div>`},
	{"no buttons", `<div class="z"><div>` + weUse + purposes + rights + `</div></div>`},
	{"the purposes of the advertisers' federation", `<div class="pur"><h2>Your privacy</h2><ul><li><h4>Store and/or access information on a device</h4><p>Cookies, device or similar online identifiers can be stored or read on your device to recognise it each time it connects to an app or to a website.</p></li><li><h4>Create profiles for personalised advertising</h4><p>Information about your activity on this service, such as forms you submit and content you look at, can be stored and combined with other information about you.</p></li><li><h4>Measure content performance</h4><p>Information regarding which content is presented to you and how you interact with it can be used to determine whether the content reached its intended audience.</p></li></ul><button>Confirm my choices</button><button>Reject all</button></div>`},
	{"a table of cookies", `<div class="privacy-center"><p>Here you can see which cookies we set and choose those that you allow.</p><table>` + strings.Repeat("<tr><td>_orlo_sid</td><td>Orlo Weekly</td><td>Keeps you logged in while you read our pages, a cookie of the session.</td></tr>", 8) + `</table><button>Save and close</button></div>`},
	{"of a shop", `<div class="g7"><p>Cookies help us deliver our services. By using our services, you agree to our use of cookies.</p><p>Our data protection officer answers your questions at privacy@orlo.example, and a copy of our privacy policy is sent to you on request within a month.</p><a class="btn">Got it!</a> <a href="/p">Learn more</a></div>`},
	{"a class of any modal", `<div class="modal fade show" tabindex="-1"><div class="modal-body">` + rights + weUse + rights + `</div></div>`},
	{"a class in French", `<div class="bandeau-rgpd"><div><p>Nous utilisons des traceurs pour analyser votre navigation et adapter les contenus que vous voyez.</p><p>Votre choix est gardé six mois, et vous pouvez le modifier à tout moment.</p></div></div>`},
	{"with a form", `<form class="settings"><fieldset><legend>Cookie settings</legend><label><input type=checkbox> Necessary</label><p>We need these cookies to keep you logged in and to remember your choice.</p><label><input type=checkbox> Marketing</label><p>With these cookies our partners can show you ads that match what you read here.</p></fieldset><button type=submit>Save preferences</button></form>`},
	{"split into parts", `<div><header><h2>A word about your data</h2></header><section>` + weUse + `</section><section>` + rights + `</section><footer>` + buttons + `</footer></div>`},
	{"Norwegian", `<div class="u1"><p>Vi bruker informasjonskapsler for å måle trafikken og vise deg annonser som passer til dine interesser.</p><p>Du kan når som helst trekke tilbake ditt samtykke nederst på sidene våre.</p><button>Godta alle</button></div>`},
	{"Czech", `<div class="u1"><p>My a naši partneři používáme soubory cookie, abychom vám mohli zobrazovat reklamy podle vašich zájmů.</p><p>Váš souhlas můžete kdykoli odvolat v patičce našich stránek.</p><button>Přijmout vše</button></div>`},
	{"Finnish", `<div class="u1"><p>Käytämme evästeitä sivuston kävijöiden mittaamiseen ja näytämme sinulle mainoksia, jotka kiinnostavat sinua.</p><p>Voit perua suostumuksesi milloin tahansa sivujemme alaosasta.</p><button>Hyväksy kaikki</button></div>`},
	{"Russian", `<div class="u1"><p>Мы используем файлы cookie, чтобы сайт работал лучше и чтобы вы видели подходящую вам рекламу.</p><p>Вы можете отозвать согласие на обработку персональных данных в любое время.</p><button>Принять</button></div>`},
	{"without names and buttons", `<div class="c4">` + rights + purposes + purposes + `</div>`},
	{"beside the text", `<aside>` + rights + purposes + `</aside>`},
	{"with two plain buttons", `<div class="fc"><div><p>The Orlo Weekly asks for your consent to use your personal data, such as which of our pages you open.</p></div><button>Consent</button><button>Manage options</button></div>`},
	{"with one button", `<div><div>` + rights + purposes + `</div><button>OK</button></div>`},
	{"an element of the site's own", `<orlo-cookie-consent>` + rights + purposes + `</orlo-cookie-consent>`},
	{"in a shadow root", `<div id="usercentrics-root"><template shadowrootmode="open">` + rights + purposes + `</template></div>`},
	{"German", `<div class="u1"><p>Wir und unsere 130 Partner verwenden Cookies und ähnliche Technologien, um Ihnen Anzeigen zu zeigen, die zu Ihnen passen. Sie können Ihre Einwilligung jederzeit widerrufen.</p><p>Ihre personenbezogenen Daten werden dabei auch außerhalb der EU verarbeitet. Ohne Ihre Zustimmung setzen wir nur notwendige Cookies.</p><button>Alle akzeptieren</button><button>Einstellungen</button></div>`},
	{"French", `<div class="u1"><p>Avec votre accord, nous et nos 98 partenaires utilisons des cookies pour mesurer l’audience et vous proposer des publicités adaptées.</p><p>Vous pouvez retirer votre consentement à tout moment, en cliquant sur « Paramétrer » au bas de nos pages.</p><span role=button>Continuer sans accepter</span><button>Tout accepter</button></div>`},
	{"Spanish", `<div class="u1"><p>Nosotros y nuestros socios utilizamos cookies para tratar sus datos personales, como las páginas que visita, y mostrarle anuncios.</p><p>Puede retirar su consentimiento cuando quiera en nuestra política de privacidad.</p><button>Aceptar</button><button>Rechazar</button></div>`},
	{"Italian", `<div class="u1"><p>Noi e i nostri fornitori utilizziamo i cookie per fini tecnici e, con il tuo consenso, per mostrarti pubblicità.</p><p>Puoi negare il consenso in ogni momento nelle impostazioni: la tua privacy per noi conta.</p><button>Accetta</button><button>Rifiuta</button></div>`},
	{"Dutch", `<div class="u1"><p>Wij en onze partners plaatsen cookies om uw bezoek te meten en u advertenties te tonen die bij u passen.</p><p>U kunt uw toestemming altijd intrekken via onze privacyverklaring onder aan de pagina.</p><button>Akkoord</button></div>`},
	{"Polish", `<div class="u1"><p>My i nasi partnerzy używamy plików cookie, aby wyświetlać reklamy dopasowane do Twoich zainteresowań.</p><p>Możesz w każdej chwili wycofać zgodę, a Twoje dane osobowe będą usunięte.</p><button>Zgadzam się</button></div>`},
	{"Swedish", `<div class="u1"><p>Vi och våra partner använder kakor för att mäta trafiken och visa dig annonser som passar dig.</p><p>Du kan när som helst ändra ditt samtycke under våra inställningar.</p><button>Godkänn alla</button></div>`},
}

// A consent dialog is never part of the text, wherever it stands and however short the article is.
func TestTextBesideConsentDialog(t *testing.T) {
	for _, d := range dialogs {
		for _, lines := range [][]string{story, story[:2]} {
			article := "<article><h1>Ferry sails again</h1>" + paragraphsOf(lines) + "</article>"
			plain := "<div class=story><h2>Ferry sails again</h2>" + paragraphsOf(lines) + "</div>"
			for name, body := range map[string]string{
				"before":            d.html + article,
				"after":             "<header>Orlo Weekly</header>" + article + d.html + "<footer>Orlo</footer>",
				"beside":            "<div id=app><div>" + d.html + "</div><div>" + article + "</div></div>",
				"before plain divs": "<div id=app>" + d.html + plain + "</div>",
				"after plain divs":  "<div id=app>" + plain + d.html + "</div>",
				"in the article":    strings.Replace(article, "</h1>", "</h1>"+d.html, 1),
			} {
				t.Run(d.name+"/"+name, func(t *testing.T) {
					a, err := Read([]byte("<html><head><title>Ferry sails again</title></head><body>"+body+"</body></html>"), Options{URL: address})
					if err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(strings.Join(lines, "\n\n"), a.Text); diff != "" {
						t.Errorf("text of %d paragraphs (-want +got):\n%s", len(lines), diff)
					}
				})
			}
		}
	}
}

// A page with nothing but its dialog has no article.
func TestConsentDialogAlone(t *testing.T) {
	for _, d := range dialogs {
		for name, body := range map[string]string{
			"alone":         d.html,
			"with the rest": "<header><nav><a href=/>Home</a> <a href=/news>News of the day</a></nav></header><h1>Ferry sails again</h1>" + d.html + "<footer>© 2026 Orlo Weekly. All rights reserved.</footer>",
		} {
			t.Run(d.name+"/"+name, func(t *testing.T) {
				a, err := Read([]byte("<html><head><title>Ferry sails again</title></head><body>"+body+"</body></html>"), Options{URL: address})
				if !errors.Is(err, ErrNoText) || a.Text != "" {
					t.Errorf("got %q, %v, want %v", a.Text, err, ErrNoText)
				}
			})
		}
	}
}

// A page that asks for consent before it shows the article has none.
func TestConsentPage(t *testing.T) {
	for name, body := range map[string]string{
		"in its main element": "<main><h1>Before you go on to Orlo Weekly</h1>" + weUse + rights + buttons + "</main>",
		"in a form":           "<div class=page><h1>Orlo Weekly is part of the Orlo group</h1><form method=post>" + weUse + purposes + buttons + "</form></div>",
		"in its body":         "<h1>Your privacy</h1><div>" + weUse + rights + "</div><div>" + buttons + "</div>",
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Read([]byte("<html><head><title>Orlo Weekly</title></head><body>"+body+"</body></html>"), Options{URL: address})
			if !errors.Is(err, ErrNoText) {
				t.Errorf("got %q, %v, want %v", a.Text, err, ErrNoText)
			}
		})
	}
}

// Articles about cookies and consent are kept.
func TestArticleAboutConsent(t *testing.T) {
	news := []string{
		"The data protection office of Orlo fined the ferry company 40,000 crowns on Monday for the way its website asks for consent to cookies.",
		"The banner had a green button to accept all cookies, but none to refuse them, the office said in its decision.",
		"“We use cookies because our customers want to see the timetable of their own harbour first,” said Ben Tarn, who runs the site.",
		"Under the privacy law, a visitor must be able to refuse tracking as easily as to consent to it.",
		"The company has a month to appeal, and said that its partners had already removed the cookies from their pages.",
	}
	guide := []string{
		"Your browser keeps a list of all cookies that websites have stored, and you can delete it in two clicks.",
		"If you want to refuse cookies on every visit, you can install one of the five extensions that we tested in Tarn.",
		"The best of them answered nine of ten banners correctly, and it asked for your consent only where it was not sure.",
		"None of them can tell whether a site honours your choice, said Ann Dune of the consumers’ office.",
	}
	for _, tc := range []struct {
		name, before string
		lines        []string
		after        string
	}{
		{"news", "<article><h1>Ferry company fined</h1>", news, "</article>"},
		{"news in an element named after cookies", `<div id="site" class="has-cookie-banner"><div class="post tag-cookie-consent category-privacy"><h2>Ferry company fined</h2>`, news, "</div></div>"},
		{"news in a section named after consent", `<article><h1>Ferry company fined</h1><section id="cookie-consent-ruling">`, news, "</section></article>"},
		{"news that opens in a dialog of its own", `<div class="modal-story"><div class="modal"><h1>Ferry company fined</h1>`, news, "</div></div>"},
		{"news beside a dialog", dialogs[0].html + "<article><h1>Ferry company fined</h1>", news, "</article>"},
		{"news beside a dialog without a name", "<div id=app><main><h1>Ferry company fined</h1><div class=text>", news, "</div></main>" + dialogs[13].html + "</div>"},
		{"news in plain divs beside a dialog", "<div id=app><div class=text>", news, "</div>" + dialogs[13].html + "</div>"},
		{"consent of another kind", `<div class=text><h1>What the new law asks</h1><p><a href="/law">Consent laws</a></p>`, []string{
			"Your consent to a sea trial must now be given in writing, and you can take it back until the ship has left the pier.",
			"If you are under sixteen, the harbour board asks your parents for their consent, and keeps a copy of it for ten years.",
			"You can refuse without giving a reason, and your refusal is not passed on.",
		}, "</div>"},
		{"an explanation", `<article><h1>What cookies are</h1><div class="text">`, []string{
			"A cookie is a small file that a website leaves on the computer of its visitor, the data protection office of Orlo writes.",
			"Some are needed to log in. These cookies are deleted when the browser is closed, and may be set without asking.",
			"Others belong to advertisers. These cookies follow a reader from the ferry to the weather, and from there to a shop.",
			"The office found both on each of the forty sites that it looked at in Fell and Tarn last year.",
		}, "</div></article>"},
		{"a guide", "<article><h1>How to get rid of cookies</h1>", guide, "</article>"},
		{"a guide in plain divs", "<div id=app><div class=text><h1>How to get rid of cookies</h1>", guide, "</div></div>"},
		{"a guide beside a dialog", "<div id=app><main><h1>How to get rid of cookies</h1><div class=text>", guide, "</div></main>" + dialogs[7].html + "</div>"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, err := Read([]byte("<html><head><title>Cookies</title></head><body>"+tc.before+paragraphsOf(tc.lines)+tc.after+"</body></html>"), Options{URL: address})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Join(tc.lines, "\n\n"), a.Text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
		})
	}
}
