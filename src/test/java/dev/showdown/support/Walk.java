package dev.showdown.support;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import static org.assertj.core.api.Assertions.assertThat;

/// The way through the product: by hand, with pointer and keys in the page, or quickly, with the forms alone.
public final class Walk {
    private static final String QUESTIONS = "/questions/";
    private static final int MOST_TABS = 60;

    private final Visitor visitor;
    private final Page page;

    private Walk(Visitor visitor) {
        this.visitor = visitor;
        this.page = visitor.page();
    }

    public static Walk of(Visitor visitor) {
        return new Walk(visitor);
    }

    // ---- by hand ----

    public Walk start(String title) {
        visitor.open("/");
        page.getByLabel("What are you deciding?").fill(title);
        press("Start");
        return this;
    }

    public boolean isAtQuestion() {
        return visitor.path().contains(QUESTIONS);
    }

    /// Key of the question on the page.
    public String question() {
        return visitor.path().replaceFirst("\\?.*", "").replaceFirst(".*" + QUESTIONS, "");
    }

    public Locator choice(String key) {
        return page.locator("input[name=choice][value='" + key + "']");
    }

    public Walk choose(String key) {
        choice(key).check();
        press("Continue");
        return this;
    }

    public Walk answerAll(Project project) {
        while (isAtQuestion()) {
            choose(project.choice(question()));
        }
        return this;
    }

    public Walk submit() {
        press("Submit and see the report");
        return this;
    }

    public void press(String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    public void follow(String link) {
        page.locator("main a", new Page.LocatorOptions().setHasText(link))
                .first()
                .click();
    }

    // ---- with the keyboard alone ----

    /// Presses Tab until what is meant has the focus.
    public Walk tabTo(String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                assertThat(hasVisibleFocus()).as("focus seen at " + selector).isTrue();
                return this;
            }
        }
        throw new AssertionError("No way by Tab to " + selector + " on " + visitor.path());
    }

    /// A ring is drawn around what has the focus, or around the row that it stands in.
    private boolean hasVisibleFocus() {
        return (boolean) page.evaluate("() => [document.activeElement, document.activeElement.closest('.choice')]"
                + ".some(at => at && getComputedStyle(at).outlineStyle === 'solid')");
    }

    /// Enters the group of answers and walks down to one.
    public Walk chooseByKeys(String key) {
        tabTo("input[name=choice]");
        int place = (int) page.evaluate(
                "key => [...document.querySelectorAll('input[name=choice]')].findIndex(choice => choice.value === key)",
                key);
        page.keyboard().press("Space");
        for (int i = 0; i < place; i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(choice(key).isChecked()).isTrue();
        return pressByKeys("main .button");
    }

    public Walk pressByKeys(String selector) {
        tabTo(selector);
        String before = page.url();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
        return this;
    }

    // ---- quickly ----

    /// Starts an assessment and answers as many questions as wished, without a page; its address.
    public String started(Project project, int questions) {
        String at = sent("/assessments", FormData.create().set("title", project.title()));
        String assessment = at.replaceFirst(QUESTIONS + ".*", "");
        for (int i = 0; i < questions && at.contains(QUESTIONS); i++) {
            String key = at.replaceFirst(".*" + QUESTIONS, "");
            at = sent(at, FormData.create().set("choice", project.choice(key)));
        }
        return assessment;
    }

    /// The same with every question answered, and submitted.
    public String submitted(Project project) {
        String assessment = started(project, Integer.MAX_VALUE);
        sent(assessment + "/check", FormData.create());
        return assessment;
    }

    /// The same, published once, with a link for somebody; the address of the share page.
    public String shared(Project project, String name) {
        String share = submitted(project) + "/share";
        sent(share, FormData.create().set("newest", 0));
        link(share, FormData.create().set("name", name).set("scope", "exports"));
        return share;
    }

    /// One more link on a share page, with these options besides the usual ones.
    public Walk link(String share, FormData options) {
        Document page = read(share);
        sent(
                share + "/links",
                options.set("report", page.select("input[name=report]").val())
                        .set("links", page.select("input[name=links]").val())
                        .set("expires", "90")
                        .set("revision", "pinned"));
        return this;
    }

    /// Address of the page on which the first link on a share page is changed.
    public String linkPageOn(String share) {
        return read(share).select(".links a[href*=/share/links/]").attr("href");
    }

    /// Presses a button of the page of a link.
    public Walk change(String linkPage, String action) {
        String version = read(linkPage).select("input[name=version]").val();
        sent(linkPage + "/" + action, FormData.create().set("version", version));
        return this;
    }

    /// Two reports, between which some answers changed; the address of the assessment.
    public String publishedTwice() {
        String share = shared(Project.CHAT, "");
        String assessment = share.replaceFirst("/share$", "");
        sent(assessment + "/questions/live-updates", FormData.create().set("choice", "none"));
        sent(assessment + "/questions/mandate", FormData.create().set("choice", "only-python"));
        sent(share, FormData.create().set("newest", 1));
        return assessment;
    }

    /// Decided one way and then another; the address of the assessment.
    public String decidedTwice() {
        String assessment = submitted(Project.CHAT);
        for (String alternative : new String[] {"node", "hybrid"}) {
            String seen =
                    read(assessment + "/decision").select("input[name=seen]").val();
            sent(
                    assessment + "/decision",
                    FormData.create()
                            .set("seen", seen)
                            .set("alternative", alternative)
                            .set("reason", "It fits " + "Donaudampfschifffahrtsgesellschaft".repeat(2))
                            .set("deciders", "Anna\nBen")
                            .set("consulted", "Cleo")
                            .set("dissent", "Ben would rather wait.")
                            .set("reviewOn", "2090-01-31")
                            .set("reopenIf", "The budget halves."));
        }
        return assessment;
    }

    /// Path of the first link on a share page.
    public String linkOn(String share) {
        return read(share).select(".links input").val().replaceFirst(".*(/r/)", "$1");
    }

    public Document read(String path) {
        return Jsoup.parse(visitor.requests().get(Visitor.BASE + path).text());
    }

    /// Sends a form with the token that this browser's forms carry; where it leads.
    public String sent(String path, FormData form) {
        String token = read("/").select("input[name=csrf]").val();
        APIResponse response = visitor.requests()
                .post(
                        Visitor.BASE + path,
                        RequestOptions.create().setForm(form.set("csrf", token)).setMaxRedirects(0));
        assertThat(response.status()).as(path).isEqualTo(303);
        return response.headers().get("location").replace(Visitor.BASE, "");
    }
}
