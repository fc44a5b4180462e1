package dev.showdown.web;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a square that telephones read.
 *
 * @param size of one side in modules, with the quiet border around it
 * @param path of the dark modules, for SVG
 */
public record QrPicture(int size, String path) {

    private static final int BORDER = 4;
    private static final int PIXELS_A_MODULE = 5;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        String path = IntStream.range(0, code.size * code.size)
                .filter(at -> code.getModule(at % code.size, at / code.size))
                .mapToObj(at -> "M%d,%dh1v1h-1z".formatted(BORDER + at % code.size, BORDER + at / code.size))
                .collect(Collectors.joining());
        return new QrPicture(code.size + 2 * BORDER, path);
    }

    public int pixels() {
        return size * PIXELS_A_MODULE;
    }
}
