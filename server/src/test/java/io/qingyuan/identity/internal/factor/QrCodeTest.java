package io.qingyuan.identity.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H\\d+z");
    private static final int PIXELS = 8;

    @Test
    void aReaderReadsWhatThePathDraws() throws Exception {
        String text = "otpauth://totp/Qingyuan:shen?secret=MZXW6YTBOIMZXW6YTBOI&issuer=Qingyuan&digits=6&period=30";
        QrCode code = QrCode.of(text);

        int width = code.size() * PIXELS;
        int[] drawn = new int[width * width];
        Arrays.fill(drawn, 0xFFFFFF);
        var runs = RUN.matcher(code.path());
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1)) * PIXELS;
            int y = Integer.parseInt(runs.group(2)) * PIXELS;
            for (int row = y; row < y + PIXELS; row++) {
                Arrays.fill(drawn, row * width + x, row * width + x + Integer.parseInt(runs.group(3)) * PIXELS, 0);
            }
        }

        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, drawn)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(text);
    }
}
