package dev.showdown.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import dev.showdown.support.Browser;
import dev.showdown.support.Page;
import dev.showdown.support.PostgresResource;
import dev.showdown.support.Server;
import dev.showdown.support.Wizard;

import static org.assertj.core.api.Assertions.assertThat;

/// A shared report on somebody else's page.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EmbedTest {

    private static Wizard published() {
        return Wizard.start(new Browser(), "Embedded \"elsewhere\"")
                .answerAll(Map.of(), "unknown")
                .submit()
                .publish();
    }

    private static String embeddable(Wizard wizard) {
        return wizard.link(wizard.newLink().with("name", "Frame").also("scope", "embed"));
    }

    private static Page oembed(String url, String more) {
        return new Browser().get("/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more);
    }

    @Test
    void any_site_may_frame_the_first_screen_and_it_leads_to_the_rest() {
        String link = embeddable(published());
        Page page = new Browser().get(link.replace("/r/", "/embed/")).expect(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors *", "default-src 'none'")
                .doesNotContain("frame-ancestors 'none'");
        assertThat(page.header("X-Frame-Options")).isEmpty();
        assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(page.header("Set-Cookie")).isEmpty();
        Page whole = new Browser().get(link);
        assertThat(page.heading()).isEqualTo(whole.heading());
        assertThat(page.document().select("svg.chart").outerHtml())
                .isEqualTo(whole.document()
                        .select("#comparison")
                        .parents()
                        .select(".columns")
                        .first()
                        .select("svg.chart")
                        .outerHtml());
        assertThat(page.one("a").attr("href")).isEqualTo(Server.BASE + link);
        assertThat(page.one("a").attr("target")).isEqualTo("_blank");
        assertThat(page.one("a").attr("rel")).isEqualTo("noopener");
        assertThat(page.document().select("form, script, header.bar")).isEmpty();
    }

    @Test
    void pictures_of_a_link_may_be_shown_anywhere_and_its_page_may_not() {
        String link = embeddable(published());
        assertThat(new Browser().get(link).header("Cross-Origin-Resource-Policy"))
                .isEqualTo("same-origin");
        assertThat(new Browser().get(link + ".json").header("Cross-Origin-Resource-Policy"))
                .isEqualTo("same-origin");
        assertThat(new Browser().get(link + ".png").header("Cross-Origin-Resource-Policy"))
                .isEqualTo("cross-origin");
    }

    @Test
    void programs_learn_how_to_embed_a_report_from_its_address() {
        String link = embeddable(published());
        Page page = new Browser().get(link);
        String discovered =
                page.one("link[rel=alternate][type=application/json+oembed]").attr("href");
        assertThat(discovered).startsWith(Server.BASE + "/oembed?url=");
        Page found =
                new Browser().get(discovered.substring(Server.BASE.length())).expect(200);
        assertThat(found.header("Content-Type")).startsWith("application/json");
        Map<String, Object> answer = found.response().jsonPath().getMap("$");
        assertThat(answer)
                .containsEntry("version", "1.0")
                .containsEntry("type", "rich")
                .containsEntry("title", "Embedded \"elsewhere\"")
                .containsEntry("provider_name", "Showdown")
                .containsEntry("width", 720)
                .containsEntry("height", 900);
        var frame = Jsoup.parse((String) answer.get("html")).selectFirst("iframe");
        assertThat(frame.attr("src")).isEqualTo(Server.BASE + link.replace("/r/", "/embed/"));
        assertThat(frame.attr("width")).isEqualTo("720");
        Map<String, Object> small = oembed(Server.BASE + link, "&maxwidth=300&maxheight=200&format=json")
                .expect(200)
                .response()
                .jsonPath()
                .getMap("$");
        assertThat(small).containsEntry("width", 300).containsEntry("height", 200);
        assertThat((String) small.get("html")).contains("width=\"300\"");
        assertThat(oembed(Server.BASE + link, "&format=xml").expectError(501).heading())
                .isEqualTo("Not offered here");
    }

    @Test
    void what_may_not_be_embedded_is_not_found() {
        Wizard wizard = published();
        String plain = wizard.link("Plain");
        String link = embeddable(wizard);
        String locked = wizard.link(wizard.newLink().with("name", "Locked").with("password", "correct horse"));
        assertThat(new Browser().get(plain).document().select("link[rel=alternate]"))
                .isEmpty();
        for (String address : List.of(plain, locked)) {
            oembed(Server.BASE + address, "").expectError(404);
            new Browser().get(address.replace("/r/", "/embed/")).expectError(404);
        }
        for (String url : List.of(
                "",
                "x",
                "https://evil.example" + link,
                Server.BASE + ".evil.example" + link,
                Server.BASE + "/sample",
                Server.BASE + "/r/shr_" + "0".repeat(36))) {
            oembed(url, "").expectError(404);
        }
        new Browser().get("/oembed").expectError(404);
        oembed(Server.BASE + link, "").expect(200);
        wizard.press("Frame", "pause");
        oembed(Server.BASE + link, "").expectError(404);
        new Browser().get(link.replace("/r/", "/embed/")).expectError(403);
    }

    @Test
    void a_locked_link_takes_neither_frame_nor_badge_and_the_other_way_round() {
        Wizard wizard = published();
        for (String part : List.of("embed", "badge")) {
            Page page = wizard.browser()
                    .send(wizard.newLink().also("scope", part).with("password", "correct horse"))
                    .expectError(422);
            assertThat(page.one("#scope .field-error").text()).contains("a link with a password has neither");
            String name = "With " + part;
            wizard.link(wizard.newLink().with("name", name).also("scope", part));
            Page locking = wizard.browser()
                    .send(wizard.linkPage(name).form("form[action$=/password]").with("password", "correct horse"))
                    .expectError(422);
            assertThat(locking.one("#password-error").text()).contains("a link with a password has neither");
        }
        wizard.link(wizard.newLink().with("name", "Locked").with("password", "correct horse"));
        wizard.browser()
                .send(wizard.linkPage("Locked").form("form:has([name=expires])").also("scope", "badge"))
                .expectError(422);
    }

    @Test
    void the_page_of_a_link_offers_what_to_paste_and_warns() {
        Wizard wizard = published();
        String link = wizard.link(
                wizard.newLink().with("name", "Both").also("scope", "embed").also("scope", "badge"));
        Page page = wizard.linkPage("Both");
        String address = Server.BASE + link;
        assertThat(page.one("#badge").attr("value")).isEqualTo("[![Report](%s.svg)](%s)".formatted(address, address));
        assertThat(page.one("#frame").attr("value")).contains(Server.BASE + link.replace("/r/", "/embed/"));
        assertThat(page.text()).contains("a link in a public place publishes what it leads to");
        wizard.link("Plain");
        assertThat(wizard.linkPage("Plain").document().select("#badge, #frame")).isEmpty();
    }
}
