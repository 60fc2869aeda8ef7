package io.qingyuan.identity.internal.factor;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code as one path of an SVG.
 *
 * @param size width and height, in modules, the quiet margin included
 * @param path the dark modules, as the attribute {@code d} of a path
 */
public record QrCode(int size, String path) {

    private static final int MARGIN = 4;

    static QrCode of(String text) {
        try {
            BitMatrix modules =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, MARGIN));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        int from = x;
                        while (x + 1 < modules.getWidth() && modules.get(x + 1, y)) {
                            x++;
                        }
                        path.append('M')
                                .append(from)
                                .append(' ')
                                .append(y)
                                .append('h')
                                .append(x + 1 - from);
                        path.append("v1H").append(from).append('z');
                    }
                }
            }
            return new QrCode(modules.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this text", e);
        }
    }
}
