package dev.showdown.report.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.showdown.report.ReportSource;
import dev.showdown.report.ReportView;
import dev.showdown.report.Viewer;
import dev.showdown.support.Project;

import static org.assertj.core.api.Assertions.assertThat;

/// The badge and the card.
class PicturesTest {

    private static ReportView view(ReportSource source) {
        return ReportView.of(source, Viewer.OWNER);
    }

    private static Document badge(ReportSource source) {
        return Jsoup.parse(Badge.of(view(source)), Parser.xmlParser());
    }

    @Test
    void a_badge_says_the_verdict_and_has_a_name() {
        Document badge = badge(Taken.of(Project.CHAT));
        assertThat(badge.select("svg").attr("role")).isEqualTo("img");
        assertThat(badge.select("svg > title").text()).isEqualTo("Showdown: Node.js, clearly");
        assertThat(badge.select("text").eachText()).containsExactly("Showdown", "Node.js, clearly");
        assertThat(badge.select("svg").attr("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
    }

    @Test
    void a_badge_names_no_winner_where_there_is_none() {
        assertThat(badge(Taken.of(Project.CLOSE)).select("title").text()).isEqualTo("Showdown: Too close to call");
        assertThat(badge(Taken.of(Project.NOTHING)).select("title").text()).isEqualTo("Showdown: Nothing fits");
        for (ReportSource source : List.of(Taken.of(Project.CLOSE), Taken.of(Project.NOTHING))) {
            assertThat(Badge.of(view(source))).doesNotContain("Node.js", "Python", "Hybrid");
        }
    }

    @Test
    void the_words_on_a_badge_stand_on_grounds_that_they_can_be_read_on() {
        Document badge = badge(Taken.of(Project.CHAT));
        assertThat(badge.select("g").attr("fill")).isEqualTo("#ffffff");
        for (String ground : badge.select("rect, path").eachAttr("fill")) {
            assertThat(1.05 / (luminance(Integer.parseInt(ground.substring(1), 16)) + 0.05))
                    .as(ground)
                    .isGreaterThan(4.5);
        }
    }

    private static double luminance(int colour) {
        double sum = 0;
        double[] parts = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double part = (colour >> (16 - 8 * i) & 0xff) / 255.0;
            sum += parts[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("dev.showdown.report.export.Taken#all")
    void a_card_has_its_size_and_is_always_the_same(ReportSource source) throws IOException {
        byte[] card = Card.of(view(source));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(card));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(Card.of(view(source))).isEqualTo(card);
        assertThat(edge(image)).as("nothing is cut off").hasSize(1);
    }

    @Test
    void a_card_takes_any_title() throws IOException {
        Set<String> cards = new HashSet<>();
        for (String title : List.of(
                "x",
                "W".repeat(200),
                "word ".repeat(40),
                "\uD83E\uDD16".repeat(200),
                "\u05E9\u05DC\u05D5\u05DD",
                "<b>\u202E")) {
            byte[] card = Card.of(view(Taken.noted(title, "", "")));
            cards.add(new String(card, StandardCharsets.ISO_8859_1));
            assertThat(edge(ImageIO.read(new ByteArrayInputStream(card))))
                    .as(title)
                    .hasSize(1);
        }
        assertThat(cards).hasSize(6);
    }

    @Test
    void the_card_of_a_locked_link_tells_nothing() {
        assertThat(Card.neutral()).isEqualTo(Card.neutral());
        assertThat(Card.neutral()).isNotEqualTo(Card.of(view(Taken.of(Project.CHAT))));
    }

    /// The colours along the rim.
    private static Set<Integer> edge(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            colours.add(image.getRGB(x, 0));
            colours.add(image.getRGB(x, image.getHeight() - 1));
        }
        for (int y = 0; y < image.getHeight(); y++) {
            colours.add(image.getRGB(0, y));
            colours.add(image.getRGB(image.getWidth() - 1, y));
        }
        return colours;
    }

    @Test
    void long_titles_are_shortened_between_words() {
        Lettering letters = Lettering.sans(26, java.awt.Color.BLACK);
        List<String> lines = letters.wrapped("word ".repeat(100), 400, 2);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).endsWith("word");
        assertThat(lines.getLast()).endsWith("\u2026");
        assertThat(letters.wrapped("W".repeat(300), 400, 2)).hasSize(1).allMatch(line -> line.endsWith("\u2026"));
        assertThat(letters.wrapped("short", 400, 2)).containsExactly("short");
    }

    @Test
    void a_file_is_named_after_its_report() {
        assertThat(FileName.of(Taken.noted("Live design board!", "", ""), Format.PDF))
                .isEqualTo("showdown-report-3-live-design-board.pdf");
        assertThat(FileName.of(Taken.noted("\u00C9t\u00E9 \"\r\n; x", "", ""), Format.CSV))
                .isEqualTo("showdown-report-3-ete-x.csv");
        assertThat(FileName.of(Taken.noted("\u6F22\u5B57", "", ""), Format.CARD))
                .isEqualTo("showdown-report-3.png");
        assertThat(FileName.of(Taken.noted("a".repeat(200), "", ""), Format.JSON))
                .hasSizeLessThan(90);
    }
}
