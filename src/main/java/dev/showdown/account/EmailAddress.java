package dev.showdown.account;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.showdown.Text;

/**
 * An address that mail can be sent to. Odd but legal forms are taken: tags, quotation marks, addresses in brackets,
 * international domains. What looks like another address to a person is not, so that nobody receives the mail of
 * somebody else: letters that are only another shape of the usual ones are refused instead of being folded.
 *
 * @param text to write to, with the domain in its plain form
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL =
            Pattern.compile(ATOM + "(\\." + ATOM + ")*|\"([\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\x20-\\x7E])+\"");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LITERAL =
            Pattern.compile("\\[(" + OCTET + "(\\." + OCTET + "){3}|IPv6:[0-9A-Fa-f:.]{2,45})]");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** Scripts that people do write in one word. */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL),
            Set.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

    private static final String EXAMPLE = "Enter an e-mail address, like name@example.com.";

    /** The address in a form's field; faults are added where it is none. */
    static Optional<EmailAddress> typed(Text text, String pointer, String typed) {
        String line = text.line(pointer, "your e-mail address", typed, LONGEST);
        if (line.isBlank() || !text.faults().isEmpty()) {
            return Optional.empty();
        }
        Optional<EmailAddress> address = of(typed.strip());
        if (address.isEmpty()) {
            text.fault(pointer, "email", EXAMPLE);
        }
        return address;
    }

    /** Empty for what is no address. */
    static Optional<EmailAddress> of(String typed) {
        // A letter that becomes another one when letters and their marks are put together only looks like it.
        if (!typed.codePoints().allMatch(c -> Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC))) {
            return Optional.empty();
        }
        String line = Normalizer.normalize(typed, Normalizer.Form.NFC);
        int at = line.lastIndexOf('@');
        if (at < 1
                || at > LONGEST_LOCAL
                || !LOCAL.matcher(line.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(line.substring(at + 1))
                .map(domain -> line.substring(0, at + 1) + domain)
                .filter(text -> text.length() <= LONGEST)
                .map(EmailAddress::new);
    }

    private static Optional<String> domain(String typed) {
        if (LITERAL.matcher(typed).matches()) {
            return Optional.of(typed);
        }
        if (!Normalizer.normalize(typed, Normalizer.Form.NFKC).equals(typed)) {
            return Optional.empty();
        }
        try {
            String plain = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES);
            boolean named =
                    plain.contains(".") && Stream.of(plain.split("\\.", -1)).allMatch(LABEL.asMatchPredicate());
            return named && isAsTyped(typed, plain) && isReadable(plain) ? Optional.of(plain) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether nothing was dropped or replaced on the way: the plain form of some domains is that of another one. */
    private static boolean isAsTyped(String typed, String plain) {
        return plain.equalsIgnoreCase(typed) || IDN.toUnicode(plain).equals(typed.toLowerCase(Locale.ROOT));
    }

    /** Whether each part is written in one script: letters of a second one are there to look like the first. */
    private static boolean isReadable(String plain) {
        return Stream.of(IDN.toUnicode(plain).split("\\."))
                .map(label -> label.codePoints()
                        .mapToObj(UnicodeScript::of)
                        .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                        .collect(Collectors.toSet()))
                .allMatch(
                        scripts -> scripts.size() <= 1 || TOGETHER.stream().anyMatch(set -> set.containsAll(scripts)));
    }

    /** What two typed addresses have in common if they are the same; what is no address stands for itself. */
    public static String key(String typed) {
        String line = typed == null ? "" : typed.strip();
        return of(line).map(EmailAddress::key).orElseGet(() -> line.toLowerCase(Locale.ROOT));
    }

    /** The form that is compared: nobody's mail service tells capital letters apart. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }
}
