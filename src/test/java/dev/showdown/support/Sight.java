package dev.showdown.support;

import java.util.Map;
import java.util.function.BiConsumer;

import jakarta.enterprise.inject.spi.CDI;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;

/// Every page there is, in every state that looks different, and how to come to see it.
public enum Sight {
    HOME((visitor, _) -> visitor.open("/")),
    HOME_WITH_ERROR((visitor, walk) -> {
        walk.start("");
        error(visitor);
    }),
    HOME_PREFILLED((visitor, _) -> visitor.open("/?title=Live+board&live-updates=core&team-size=unknown&hiring=no"
            + "&live-update=core&product=" + longWord())),
    HOME_PREFILLED_WITH_ERROR((visitor, walk) -> {
        visitor.open("/?title=Forged&live-updates=core&team-size=4-8");
        visitor.page()
                .locator("[name='answer.live-updates']")
                .evaluate("(field, value) => field.value = value", longWord());
        walk.press("Start");
        error(visitor);
    }),
    QUESTION((visitor, walk) -> walk.start(longWord())),
    QUESTION_UNFOLDED((visitor, walk) -> {
        walk.start("Unfolded");
        unfold(visitor);
    }),
    QUESTION_WITH_ERROR((visitor, walk) -> {
        walk.start("Error").press("Continue");
        error(visitor);
    }),
    QUESTION_WITH_NOTE_TOO_LONG((visitor, walk) -> {
        walk.start("Error");
        visitor.page().getByText("Add a note").click();
        visitor.page().locator("#note").fill("x".repeat(2_001));
        walk.press("Continue");
        error(visitor);
    }),
    CHECK((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/check")),
    CHECK_UNFINISHED((visitor, walk) -> visitor.open(walk.started(Project.CHAT, 4) + "/check")),
    OVERVIEW((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT))),
    OVERVIEW_UNFINISHED((visitor, walk) -> visitor.open(walk.started(Project.CHAT, 4))),
    JOIN((visitor, _) -> visitor.open(Team.start(longWord()).invite())),
    JOIN_WITH_ERROR((visitor, walk) -> {
        visitor.open(Team.start(longWord()).invite());
        walk.press("Join and answer");
        error(visitor);
    }),
    JOIN_CLOSED((visitor, _) -> {
        Team team = Team.start("Closed");
        String link = team.invite();
        team.press(team.facilitator(), team.path(""), "/answering", Map.of());
        visitor.open(link);
    }),
    TEAM_ALONE((visitor, walk) -> visitor.open(walk.started(Project.CHAT, 0) + "/team")),
    TEAM_ANSWERING((visitor, _) -> {
        Team team = led(visitor, answering());
        visitor.open(team.path(""));
        unfold(visitor);
    }),
    TEAM_WITH_ERROR((visitor, _) -> {
        Team team = led(visitor, answering());
        visitor.open(team.path(""));
        unfold(visitor);
        visitor.page().locator("#deadline").fill("2001-01-01T10:00");
        visitor.page().locator("form:has(#deadline) button").click();
        error(visitor);
    }),
    TEAM_AS_PARTICIPANT((visitor, walk) -> {
        Team team = answering();
        visitor.open(team.invite());
        visitor.page().locator("#name").fill(longWord());
        walk.press("Join and answer");
        visitor.page().locator(".choices").waitFor();
        visitor.open(team.path(""));
    }),
    TEAM_ENTER((visitor, _) -> visitor.open(led(visitor, answering()).path("/participants"))),
    TEAM_MEMBER((visitor, _) -> {
        Team team = led(visitor, answering());
        visitor.open(team.member("Ann"));
    }),
    TEAM_MEMBER_ENTERED((visitor, walk) -> {
        visitor.open(led(visitor, answering()).path("/participants"));
        visitor.page().locator("#name").fill(longWord());
        walk.press("Add");
        visitor.page().locator("#entry-link").waitFor();
    }),
    TEAM_NAME((visitor, _) -> visitor.open(led(visitor, answering()).path("/name"))),
    TEAM_REVEAL((visitor, _) -> visitor.open(led(visitor, answering()).path("/reveal"))),
    TEAM_REVEAL_WITH_ERROR((visitor, walk) -> {
        visitor.open(led(visitor, answering()).path("/reveal"));
        walk.press("Reveal");
        error(visitor);
    }),
    TEAM_NOT_REVEALED(
            (visitor, _) -> visitor.open(led(visitor, answering()).lead().address() + "/report")),
    TEAM_REVEALED((visitor, _) -> {
        visitor.open(led(visitor, Team.revealed(longWord())).path(""));
        unfold(visitor);
    }),
    TEAM_MOVEMENT((visitor, _) -> {
        TeamAtWork team = TeamAtWork.start("Moving", false)
                .with("Ann", Project.CHAT.choices())
                .with("Ben", Project.CHAT.choices())
                .reveal()
                .anotherRound()
                .answer("Ann", "live-updates", "none", "")
                .submit("Ann")
                .submit("Ben")
                .reveal();
        visitor.open(team.facilitator().get(team.api()).path("links.resume"));
        visitor.open(team.address() + "/team/movement");
    }),
    TEAM_QUESTION((visitor, walk) -> {
        visitor.open(led(visitor, Team.revealed("Talk")).topic("product"));
        visitor.page().locator("#body").fill(longWord());
        walk.press("Comment");
        visitor.page().locator("#part-comments .prose").waitFor();
        unfold(visitor);
    }),
    TEAM_QUESTION_WITH_ERROR((visitor, walk) -> {
        visitor.open(led(visitor, Team.revealed("Talk")).topic("product"));
        walk.press("Comment");
        error(visitor);
    }),
    TEAM_CHOICE((visitor, _) -> {
        Team team = led(visitor, Team.revealed("Talk"));
        team.press(team.facilitator(), team.topic("product"), "/agreed", Map.of("choice", "ai"));
        visitor.open(team.topic("product"));
        Page page = visitor.page();
        page.locator("#settle summary").click();
        page.evaluate("() => document.querySelector('#settle [name=version]').value = 0");
        page.locator("#settle input[value=data]").check();
        page.locator("#settle button").first().click();
        page.getByText("What you sent").waitFor();
    }),
    LIST((visitor, walk) -> {
        walk.started(new Project(longWord(), Project.CHAT.choices()), 0);
        walk.started(Project.CHAT, 0);
        visitor.open("/assessments");
    }),
    LIST_EMPTY((visitor, _) -> visitor.open("/assessments")),
    SETTINGS((visitor, walk) -> visitor.open(walk.started(Project.CHAT, 0) + "/settings")),
    SETTINGS_WITH_ERROR((visitor, walk) -> {
        visitor.open(walk.started(Project.CHAT, 0) + "/settings");
        visitor.page().locator("#title").fill("");
        walk.press("Save");
        error(visitor);
    }),
    DELETION((visitor, walk) -> visitor.open(walk.started(Project.CHAT, 0) + "/deletion")),
    PRIORITIES((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/priorities")),
    PRIORITIES_WITH_ERROR((visitor, walk) -> {
        visitor.open(walk.submitted(Project.CHAT) + "/priorities");
        visitor.page().locator("input[name^='points.']").first().fill("a lot");
        walk.press("Use these points");
        error(visitor);
    }),
    PRIORITIES_BY_RANKING((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/priorities?method=ranking")),
    PRIORITIES_BY_CHOICE(
            (visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/priorities?method=comparisons")),
    PRIORITIES_BY_COMPARISON((visitor, walk) -> {
        visitor.open(walk.submitted(Project.CHAT) + "/priorities?method=comparisons");
        visitor.page().locator("input[name=criterion]").all().forEach(Locator::check);
        walk.press("Compare these");
    }),
    PRIORITIES_SET((visitor, walk) -> {
        visitor.open(walk.submitted(Project.CHAT)
                + "/priorities?method=comparisons&criterion=throughput&criterion=hiring&criterion=edge");
        var answers = visitor.page().locator("select");
        answers.nth(0).selectOption("9");
        answers.nth(1).selectOption("-9");
        walk.press("Use these comparisons");
    }),
    METHOD((visitor, _) -> visitor.open("/playbooks/node-vs-python/method")),
    API((visitor, _) -> visitor.open("/api")),
    API_TRIED((visitor, _) -> {
        visitor.open("/api");
        Locator call = visitor.page().locator("#startAssessment");
        call.evaluate("call => call.querySelectorAll('details').forEach(part => part.open = true)");
        call.locator("[data-try] button").click();
        call.locator("[data-answer]").waitFor();
    }),
    REPORT((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/report")),
    REPORT_UNFOLDED((visitor, walk) -> {
        visitor.open(walk.submitted(Project.CHAT) + "/report");
        unfold(visitor);
    }),
    WHAT_IF((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT)
            + "/report?importance.cluster-data=100&importance.native-numerics=90&importance.edge=lots")),
    HISTORY_EMPTY((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/history")),
    HISTORY((visitor, walk) -> visitor.open(walk.publishedTwice() + "/history")),
    COMPARE((visitor, walk) -> visitor.open(walk.publishedTwice() + "/compare")),
    DECISION((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/decision")),
    DECISION_WITH_ERROR((visitor, walk) -> {
        visitor.open(walk.submitted(Project.CHAT) + "/decision");
        walk.press("Record the decision");
        error(visitor);
    }),
    DECISION_SUPERSEDED((visitor, walk) -> {
        visitor.open(walk.decidedTwice() + "/decision");
        unfold(visitor);
    }),
    OVERVIEW_DECIDED((visitor, walk) -> visitor.open(walk.decidedTwice())),
    REPORT_DECIDED((visitor, walk) -> visitor.open(walk.decidedTwice() + "/report")),
    COMPARE_DECIDED((visitor, walk) -> visitor.open(walk.decidedTwice() + "/compare")),
    REPORT_LEAN((visitor, walk) -> visitor.open(walk.submitted(Project.LEAN) + "/report")),
    REPORT_TOO_CLOSE((visitor, walk) -> visitor.open(walk.submitted(Project.CLOSE) + "/report")),
    REPORT_ONLY_OPTION((visitor, walk) -> visitor.open(walk.submitted(Project.ONE_LEFT) + "/report")),
    REPORT_NOTHING_FITS((visitor, walk) -> visitor.open(walk.submitted(Project.NOTHING) + "/report")),
    REPORT_WITH_FOOTPRINT((visitor, walk) -> visitor.open(walk.submitted(Project.GREEN) + "/report")),
    SHARE_WITHOUT_REPORT((visitor, walk) -> visitor.open(walk.submitted(Project.CHAT) + "/share")),
    SHARE((visitor, walk) -> visitor.open(walk.shared(Project.CHAT, longWord()))),
    SHARE_WITH_REVOKED((visitor, walk) -> {
        visitor.open(walk.shared(Project.CHAT, "The board"));
        walk.press("Revoke");
        visitor.page().getByText("revoked").waitFor();
    }),
    SHARE_WITH_ERROR((visitor, walk) -> {
        visitor.open(walk.shared(Project.CHAT, "The board"));
        visitor.page().locator("#name").fill("x".repeat(500));
        walk.press("Make a link");
        error(visitor);
    }),
    SHARE_WITH_MANY((visitor, walk) -> visitor.open(manyLinks(walk))),
    REVOKE_ALL((visitor, walk) -> visitor.open(manyLinks(walk) + "/revocation")),
    LINK((visitor, walk) -> visitor.open(walk.linkPageOn(walk.shared(Project.CHAT, longWord())))),
    LINK_FOR_THE_PUBLIC((visitor, walk) -> {
        String share = walk.shared(Project.CHAT, "The board");
        walk.link(
                share,
                FormData.create()
                        .set("name", "Read me")
                        .append("scope", "badge")
                        .append("scope", "embed"));
        visitor.open(walk.linkPageOn(share));
    }),
    LINK_LOCKED((visitor, walk) -> {
        String share = walk.shared(Project.CHAT, "The board");
        walk.link(share, FormData.create().set("name", "Locked").set("password", password()));
        visitor.open(walk.linkPageOn(share));
    }),
    LINK_PAUSED((visitor, walk) -> visitor.open(paused(walk, walk.shared(Project.CHAT, "The board")))),
    LINK_REVOKED((visitor, walk) -> {
        String page = walk.linkPageOn(walk.shared(Project.CHAT, "The board"));
        walk.change(page, "revocation");
        visitor.open(page);
    }),
    LINK_WITH_ERROR((visitor, walk) -> {
        visitor.open(walk.linkPageOn(walk.shared(Project.CHAT, "The board")));
        visitor.page().locator("#password").fill("short");
        walk.press("Set password");
        error(visitor);
    }),
    PUBLISHED((visitor, walk) -> {
        visitor.open(walk.shared(Project.CHAT, ""));
        visitor.page().locator(".work a").first().click();
        visitor.page().locator("h1.verdict").waitFor();
    }),
    SHARED((visitor, walk) -> visitor.open(walk.linkOn(walk.shared(Project.CHAT, "")))),
    EMBEDDED((visitor, walk) -> {
        String share = walk.shared(Project.CHAT, "");
        walk.link(share, FormData.create().set("scope", "embed"));
        visitor.open(walk.linkOn(share).replace("/r/", "/embed/"));
    }),
    LOCKED((visitor, walk) -> visitor.open(locked(walk))),
    LOCKED_WITH_ERROR((visitor, walk) -> {
        visitor.open(locked(walk));
        visitor.page().getByLabel("Password").fill("incorrect horse");
        walk.press("Open the report");
        error(visitor);
    }),
    LOCKED_FOR_NOW((visitor, walk) -> {
        visitor.open(locked(walk));
        for (int i = 0; i < 6; i++) {
            visitor.page().getByLabel("Password").fill("incorrect horse");
            walk.press("Open the report");
            error(visitor);
        }
        visitor.page().getByText("Try again in").first().waitFor();
    }),
    PAUSED((visitor, walk) -> {
        String share = walk.shared(Project.CHAT, "");
        String link = walk.linkOn(share);
        paused(walk, share);
        visitor.open(link);
    }),
    SAMPLE((visitor, _) -> visitor.open("/sample")),
    PLAYBOOKS((visitor, _) -> visitor.open("/playbooks")),
    PLAYBOOK((visitor, _) -> visitor.open("/playbooks/node-vs-python")),
    EVIDENCE((visitor, _) -> visitor.open("/playbooks/node-vs-python/evidence")),
    ACCESSIBILITY((visitor, _) -> visitor.open("/accessibility")),
    PRIVACY((visitor, _) -> visitor.open("/privacy")),
    SIGN_IN((visitor, _) -> visitor.open("/sign-in?next=%2Faccount")),
    SIGN_IN_WITH_ERROR((visitor, walk) -> {
        visitor.open("/sign-in");
        visitor.page().getByLabel("E-mail address").fill(Accounts.freshEmail());
        visitor.page().getByLabel("Password").fill("nothing like it at all");
        walk.press("Sign in");
        error(visitor);
    }),
    SIGN_IN_CODE((visitor, walk) -> {
        Accounts.Member ann = accounts().member("Ann");
        accounts().telephone(ann);
        signIn(visitor, walk, ann);
    }),
    SIGN_UP((visitor, _) -> visitor.open("/sign-up")),
    SIGN_UP_SENT((visitor, walk) -> {
        visitor.open("/sign-up");
        visitor.page().getByLabel("E-mail address").fill(Accounts.freshEmail());
        walk.press("Continue");
    }),
    VERIFY_WITH_ERROR((visitor, walk) -> {
        visitor.open(accounts().signUpLink(Accounts.freshEmail()));
        walk.press("Make my account");
        error(visitor);
    }),
    SIGN_ON_FAILED((visitor, _) -> visitor.open("/sign-in/sso/return?code=x&state=y")),
    RESET((visitor, _) -> visitor.open("/reset")),
    RESET_SENT((visitor, walk) -> {
        visitor.open("/reset?next=%2Fworkspaces");
        visitor.page().getByLabel("E-mail address").fill(Accounts.freshEmail());
        walk.press("Send the link");
    }),
    RESET_CHOOSE((visitor, _) -> visitor.open(accounts().resetLink(accounts().member("Ann")))),
    ACCOUNT((visitor, walk) -> {
        Accounts.Member ann = accounts().member(longWord());
        accounts().signIn(ann.email(), Accounts.PASSWORD);
        signIn(visitor, walk, ann);
        visitor.open("/account");
    }),
    ACCOUNT_WITH_ERROR((visitor, walk) -> {
        signIn(visitor, walk, accounts().member("Ann"));
        visitor.open("/account");
        walk.press("Change my password");
        error(visitor);
    }),
    ACCOUNT_GUARDED((visitor, walk) -> {
        guard(visitor, walk);
        visitor.open("/account");
    }),
    ACCOUNT_WITHOUT_PASSWORD((visitor, walk) -> withoutPassword(visitor, walk, "/account")),
    ACCOUNT_PASSWORD_MAILED((visitor, walk) -> {
        withoutPassword(visitor, walk, "/account");
        walk.press("Mail me a link to set a password");
        visitor.page().locator("[role=status]").waitFor();
    }),
    ACCOUNT_DELETION_WITHOUT_PASSWORD((visitor, walk) -> withoutPassword(visitor, walk, "/account/deletion")),
    ACCOUNT_DELETION((visitor, walk) -> {
        signIn(visitor, walk, accounts().member("Ann"));
        visitor.open("/account/deletion");
    }),
    ACCOUNT_DELETED((visitor, walk) -> {
        signIn(visitor, walk, accounts().member("Ann"));
        visitor.open("/account/deletion");
        visitor.page().getByLabel("Your password").fill(Accounts.PASSWORD);
        walk.press("Delete my account");
    }),
    SECOND_FACTOR((visitor, walk) -> {
        signIn(visitor, walk, accounts().member("Ann"));
        visitor.open("/account/second-factor");
    }),
    SECOND_FACTOR_SETUP_WITH_ERROR((visitor, walk) -> {
        signIn(visitor, walk, accounts().member("Ann"));
        setUp(visitor, walk);
        walk.press("Switch it on");
        error(visitor);
    }),
    SECOND_FACTOR_CODES((visitor, walk) -> guard(visitor, walk)),
    SECOND_FACTOR_OFF((visitor, walk) -> {
        guard(visitor, walk);
        visitor.open("/account/second-factor");
    }),
    SECOND_FACTOR_OFF_WITH_ERROR((visitor, walk) -> {
        guard(visitor, walk);
        visitor.open("/account/second-factor");
        walk.press("Switch it off");
        error(visitor);
    }),
    SECOND_FACTOR_WITHOUT_PASSWORD((visitor, walk) -> withoutPassword(visitor, walk, "/account/second-factor")),
    RECOVERY_CODES((visitor, walk) -> {
        guard(visitor, walk);
        visitor.open("/account/second-factor/codes");
    }),
    RECOVERY_CODES_WITH_ERROR((visitor, walk) -> {
        guard(visitor, walk);
        visitor.open("/account/second-factor/codes");
        walk.press("Make new codes");
        error(visitor);
    }),
    RECOVERY_CODES_MADE((visitor, walk) -> {
        guard(visitor, walk);
        String code = visitor.page().locator(".codes code").first().innerText();
        visitor.open("/account/second-factor/codes");
        visitor.page().getByLabel("Your password").fill(Accounts.PASSWORD);
        visitor.page().getByLabel("Code of your second factor").fill(code);
        walk.press("Make new codes");
        visitor.page().getByText("from now on").waitFor();
    }),
    HOME_WITH_WORKSPACES((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.join(longWord(), "editor"), "/");
        visitor.page().locator("#workspace").waitFor();
    }),
    RESUME_WITH_ACCOUNT((visitor, walk) -> {
        String link = Wizard.start(new Browser(), longWord()).resumeLink();
        as(visitor, walk, accounts().member("Ann"), link);
    }),
    WORKSPACES((visitor, walk) -> as(visitor, walk, accounts().member(longWord()), "/workspaces")),
    WORKSPACES_WITH_ERROR((visitor, walk) -> {
        as(visitor, walk, accounts().member("Ann"), "/workspaces");
        walk.press("Make a workspace");
        error(visitor);
    }),
    WORKSPACE_EMPTY((visitor, walk) -> {
        Accounts.Member member = accounts().member(longWord());
        as(visitor, walk, member, member.workspace());
    }),
    WORKSPACE((visitor, walk) -> {
        Crew crew = crew();
        Wizard.start(crew.owner().browser(), longWord());
        Wizard.start(crew.owner().browser(), "Live design board");
        as(visitor, walk, crew.owner(), crew.path(""));
        unfold(visitor);
    }),
    WORKSPACE_AS_VIEWER((visitor, walk) -> {
        Crew crew = crew();
        Wizard.start(crew.owner().browser(), "Live design board");
        as(visitor, walk, crew.join("Vic", "viewer"), crew.path(""));
    }),
    WORKSPACE_NOTHING_FOUND((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("?status=decided&q=" + longWord()));
    }),
    WORKSPACE_WITH_ERROR((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("?from=someday&status=nonsense"));
        error(visitor);
    }),
    TRASH_EMPTY((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/trash"));
    }),
    TRASH((visitor, walk) -> {
        Crew crew = crew();
        Browser browser = crew.owner().browser();
        Wizard wizard = Wizard.start(browser, longWord());
        browser.send(browser.get(wizard.address() + "/deletion").form()).expect(303);
        as(visitor, walk, crew.owner(), crew.path("/trash"));
        unfold(visitor);
    }),
    MEMBERS((visitor, walk) -> {
        Crew crew = crew();
        crew.join(longWord(), "editor");
        crew.link("viewer");
        as(visitor, walk, crew.owner(), crew.path("/members"));
    }),
    MEMBERS_AS_VIEWER((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.join(longWord(), "viewer"), crew.path("/members"));
    }),
    MEMBERS_WITH_ERROR((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/members"));
        visitor.page().locator("#email").fill("nobody");
        walk.press("Invite");
        error(visitor);
    }),
    WORKSPACE_MEMBER((visitor, walk) -> {
        Crew crew = crew();
        crew.join(longWord(), "editor");
        as(visitor, walk, crew.owner(), crew.memberPath(longWord()));
    }),
    WORKSPACE_MEMBER_WITH_ERROR((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.memberPath("Olga"));
        visitor.page().locator("#role").selectOption("viewer");
        walk.press("Save");
        visitor.page()
                .locator(".error-summary, h1:not(:has-text('Olga'))")
                .first()
                .waitFor();
    }),
    WORKSPACE_DEPARTURE((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/departure"));
    }),
    INVITATION((visitor, _) -> visitor.open(crew().link("viewer"))),
    INVITATION_SIGNED_IN((visitor, walk) -> as(visitor, walk, accounts().member(longWord()), crew().link("editor"))),
    INVITATION_OF_A_MEMBER((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.link("editor"));
    }),
    INVITATION_FOR_ANOTHER((visitor, walk) -> {
        Crew crew = crew();
        String address = Accounts.freshEmail();
        crew.owner().browser().send(crew.inviting(address, "viewer")).expect(303);
        String link = CDI.current().select(Mailbox.class).get().link("invitation", address);
        as(visitor, walk, accounts().member("Eve"), link);
    }),
    INVITATION_ENDED((visitor, _) -> {
        Crew crew = crew();
        String link = crew.link("viewer");
        crew.accept(accounts().member("Vic"), link).expect(303);
        visitor.open(link);
    }),
    WORKSPACE_SETTINGS((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/settings"));
        walk.press("Switch sharing off");
        visitor.page().getByText("Switch sharing on").waitFor();
    }),
    WORKSPACE_SETTINGS_WITH_ERROR((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/settings"));
        visitor.page().locator("#name").fill("");
        visitor.page().locator("#days").fill("many");
        visitor.page().locator("#most").fill("more");
        walk.press("Save");
        error(visitor);
    }),
    WORKSPACE_DELETION_WITH_ERROR((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/deletion"));
        walk.press("Delete the workspace");
        error(visitor);
    }),
    TOKENS((visitor, walk) -> {
        Crew crew = crew();
        Accounts.token(crew.owner(), "assessments:read");
        as(visitor, walk, crew.owner(), crew.path("/tokens"));
    }),
    TOKENS_WITH_ERROR((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/tokens"));
        visitor.page().locator("#days").fill("for ever");
        walk.press("Make a token");
        error(visitor);
    }),
    TOKEN_MADE((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/tokens"));
        visitor.page().locator("#name").fill(longWord());
        visitor.page().locator("[name=scopes]").first().check();
        walk.press("Make a token");
        visitor.page().locator("#new-token").waitFor();
    }),
    AUDIT((visitor, walk) -> {
        Crew crew = crew();
        crew.join(longWord(), "editor");
        as(visitor, walk, crew.owner(), crew.path("/audit"));
        unfold(visitor);
    }),
    AUDIT_WITH_ERROR((visitor, walk) -> {
        Crew crew = crew();
        as(visitor, walk, crew.owner(), crew.path("/audit?from=someday"));
        error(visitor);
    }),
    FORBIDDEN((visitor, walk) -> {
        walk.start("Forged");
        visitor.page().locator("form [name=csrf]").evaluate("field => field.value = 'forged'");
        walk.choose("realtime");
        visitor.page().getByText("Not allowed").first().waitFor();
    }),
    NOT_FOUND((visitor, _) -> visitor.open("/nothing-here")),
    NOT_FOUND_WITHOUT_COOKIE((visitor, _) -> visitor.open("/assessments/01980000-0000-7000-8000-000000000000")),
    GONE((visitor, walk) -> {
        String share = walk.shared(Project.CHAT, "");
        String link = walk.linkOn(share);
        visitor.open(share);
        walk.press("Revoke");
        visitor.page().getByText("revoked").waitFor();
        visitor.open(link);
    });

    private final BiConsumer<Visitor, Walk> way;

    Sight(BiConsumer<Visitor, Walk> way) {
        this.way = way;
    }

    public void show(Visitor visitor) {
        way.accept(visitor, Walk.of(visitor));
        visitor.page().locator("h1").waitFor();
    }

    private static Accounts accounts() {
        return CDI.current().select(Accounts.class).get();
    }

    private static void signIn(Visitor visitor, Walk walk, Accounts.Member member) {
        visitor.open("/sign-in");
        visitor.page().getByLabel("E-mail address").fill(member.email());
        visitor.page().getByLabel("Password").fill(Accounts.PASSWORD);
        walk.press("Sign in");
    }

    /// A workspace with an owner.
    private static Crew crew() {
        return Crew.of(accounts());
    }

    /// Opens a page in the name of somebody.
    private static void as(Visitor visitor, Walk walk, Accounts.Member member, String path) {
        signIn(visitor, walk, member);
        visitor.page()
                .getByText("Account", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
        visitor.open(path);
    }

    private static void setUp(Visitor visitor, Walk walk) {
        visitor.open("/account/second-factor");
        visitor.page().getByLabel("Your password").fill(Accounts.PASSWORD);
        walk.press("Continue");
    }

    /// Somebody who has just set up a second factor, and looks at the recovery codes.
    private static void guard(Visitor visitor, Walk walk) {
        signIn(visitor, walk, accounts().member("Ann"));
        setUp(visitor, walk);
        String key = visitor.page().locator("code.key").innerText();
        visitor.page()
                .getByLabel("The code that it shows now")
                .fill(accounts().telephone(key).shows());
        walk.press("Switch it on");
        visitor.page().locator(".codes").waitFor();
    }

    /// As somebody who has always come from their organisation, on a page of their account.
    private static void withoutPassword(Visitor visitor, Walk walk, String path) {
        Accounts.Member ann = accounts().member(longWord());
        as(visitor, walk, ann, "/account");
        CDI.current()
                .select(Database.class)
                .get()
                .change("update account set password_hash = null where email = ?", ann.email());
        visitor.open(path);
    }

    private static String password() {
        return "correct horse";
    }

    /// The path of a link with a password.
    private static String locked(Walk walk) {
        String share = walk.shared(Project.CHAT, "");
        return walk.link(share, FormData.create().set("password", password())).linkOn(share);
    }

    /// The page of the first link on a share page, which is paused now.
    private static String paused(Walk walk, String share) {
        String page = walk.linkPageOn(share);
        walk.change(page, "pause");
        return page;
    }

    /// A share page with links in every state.
    private static String manyLinks(Walk walk) {
        String share = walk.shared(Project.CHAT, "Withdrawn");
        walk.change(walk.linkPageOn(share), "revocation");
        walk.link(share, FormData.create().set("name", "Paused"));
        paused(walk, share);
        walk.link(
                share,
                FormData.create()
                        .set("name", longWord())
                        .append("scope", "badge")
                        .append("scope", "embed"));
        walk.link(share, FormData.create().set("name", "The board").set("password", password()));
        return share;
    }

    /// Three who take part, one of them an adviser; two have submitted.
    private static Team answering() {
        Team team = Team.start("Live design board");
        team.submit(team.join("Ann"), team.join("Ben"));
        team.join("Guru");
        team.press(team.facilitator(), team.member("Guru"), "/adviser", Map.of());
        return team;
    }

    /// From now on this visitor leads the team, too.
    private static Team led(Visitor visitor, Team team) {
        visitor.open(team.page().one("#own-link").attr("value"));
        return team;
    }

    private static String longWord() {
        return "Donaudampfschifffahrtsgesellschaftskapitänsmützenverwaltungssystem";
    }

    private static void error(Visitor visitor) {
        visitor.page().locator(".error-summary").waitFor();
    }

    private static void unfold(Visitor visitor) {
        Page page = visitor.page();
        page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)");
    }
}
