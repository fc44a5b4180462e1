package dev.showdown.account;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Locale;

/// An application for one-time codes, which was told a key.
public final class Telephone {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final String key;
    private final Clock clock;

    public Telephone(String shown, Clock clock) {
        this.key = shown.replace(" ", "").toUpperCase(Locale.ROOT);
        this.clock = clock;
    }

    public String key() {
        return key;
    }

    /// The code at this moment.
    public String shows() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char letter : key.toCharArray()) {
            held = (held << 5 | BASE32.indexOf(letter)) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        return OneTimeCode.at(bytes.toByteArray(), OneTimeCode.step(clock.instant()));
    }
}
