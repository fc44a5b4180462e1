package dev.showdown.support;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// A team that answers through its pages: one leads, the others join by their link.
public final class Team {

    private final Wizard lead;

    private Team(Wizard lead) {
        this.lead = lead;
    }

    public static Team start(String title) {
        return new Team(Wizard.start(new Browser(), title));
    }

    public static Team start(Browser browser, String title) {
        return new Team(Wizard.start(browser, title));
    }

    public static Team anonymous(String title) {
        Browser browser = new Browser();
        String first = browser.send(browser.get("/").form().with("title", title).with("anonymous", "yes"))
                .expect(303)
                .location();
        return new Team(Wizard.at(browser, first));
    }

    public Browser facilitator() {
        return lead.browser();
    }

    public Wizard lead() {
        return lead;
    }

    public String id() {
        return lead.id();
    }

    /// The team's page, or one below it.
    public String path(String rest) {
        return lead.address() + "/team" + rest;
    }

    public String topic(String question) {
        return path("/questions/" + question);
    }

    public Page page() {
        return facilitator().get(path("")).expect(200);
    }

    /// The path under which people join.
    public String invite() {
        return page().one("#invite-link").attr("value").replace(Server.BASE, "");
    }

    /// Somebody joins in a browser of their own.
    public Browser join(String name) {
        Browser browser = new Browser();
        browser.send(browser.get(invite()).expect(200).form().with("name", name))
                .expect(303);
        return browser;
    }

    public Team answer(Browser browser, String question, String choice, String note) {
        String address = lead.address(question);
        browser.send(browser.get(address)
                        .expect(200)
                        .form()
                        .with("choice", choice)
                        .with("note", note))
                .expect(303);
        return this;
    }

    public Team submit(Browser... people) {
        for (Browser browser : people) {
            browser.send(browser.get(lead.address() + "/check").form()).expect(303);
        }
        return this;
    }

    public Team reveal() {
        facilitator()
                .send(facilitator().get(path("/reveal")).form().with("confirm", "yes"))
                .expect(303);
        return this;
    }

    /// Presses a button that needs nothing filled in.
    public Page press(Browser browser, String page, String action, Map<String, String> fields) {
        PageForm form = browser.get(page).expect(200).form("form[action$=" + action + "]");
        fields.forEach(form::with);
        return browser.send(form);
    }

    /// The page on which somebody is changed, by name.
    public String member(String name) {
        String address = page().document()
                .select("#part-people li:contains(" + name + ") a")
                .attr("href");
        assertThat(address).as(name).isNotEmpty();
        return address;
    }

    /// Two who differ on what decides between the alternatives, and one who leads, revealed.
    public static Team revealed(String title) {
        Team team = Team.start(title);
        Browser ann = team.join("Ann");
        Browser ben = team.join("Ben");
        team.answer(ann, "product", "ai", "").answer(ben, "product", "realtime", "Ben’s note");
        return team.submit(ann, ben).reveal();
    }
}
