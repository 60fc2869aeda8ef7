package io.qingyuan.registry.internal.open;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Draws digits (验证码) with strokes of its own, bent and crossed, so that neither fonts nor another's service are needed. */
final class Captcha {

    static final int DIGITS = 5;

    private static final int WIDTH = 200;
    private static final int HEIGHT = 72;
    private static final int CELL = 36;
    private static final int LINES = 5;
    private static final int DOTS = 120;

    /** Each digit as strokes through points of a box of 4 by 6. */
    private static final String[] STROKES = {
        "1,0 3,0 4,1.5 4,4.5 3,6 1,6 0,4.5 0,1.5 1,0",
        "0.8,1.2 2.2,0 2.2,6|0.8,6 3.6,6",
        "0,1.5 1,0 3,0 4,1.5 3.4,3 0,6 4,6",
        "0,0 4,0 1.8,2.4 3.2,2.4 4,4 3,6 1,6 0,5",
        "3,6 3,0 0,4 4,4",
        "4,0 0.5,0 0.2,2.6 2.6,2.3 4,4 3,6 0.8,6 0,5",
        "3.6,0 1,2 0,4.2 1,6 3,6 4,4.4 3,3 0.6,3.2",
        "0,0 4,0 1.4,6",
        "1,0 3,0 3.8,1.4 3,2.8 1,2.8 0.2,1.4 1,0|1,2.8 0,4.4 1,6 3,6 4,4.4 3,2.8",
        "3.6,2.8 1,3 0,1.6 1,0 3,0 4,1.6 3.4,4 1,6"
    };

    private final RandomGenerator random;

    Captcha(RandomGenerator random) {
        this.random = random;
    }

    String digits() {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < DIGITS; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    /** The digits as a PNG. */
    byte[] draw(String digits) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(new Color(0xf4, 0xf6, 0xf5));
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            for (int i = 0; i < digits.length(); i++) {
                digit(graphics, digits.charAt(i) - '0', 10 + i * CELL);
            }
            noise(graphics);
        } finally {
            graphics.dispose();
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void digit(Graphics2D graphics, int digit, int left) {
        AffineTransform place = new AffineTransform();
        place.translate(left + 2 + random.nextDouble(6), 12 + random.nextDouble(10));
        place.rotate((random.nextDouble() - 0.5) * 0.7, 14, 20);
        place.shear((random.nextDouble() - 0.5) * 0.5, 0);
        place.scale(5.6 + random.nextDouble(1.4), 6 + random.nextDouble(1.4));
        graphics.setColor(ink());
        graphics.setStroke(
                new BasicStroke((float) (2.4 + random.nextDouble(1.6)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (String stroke : STROKES[digit].split("\\|")) {
            Path2D path = new Path2D.Double();
            for (String point : stroke.split(" ")) {
                String[] xy = point.split(",");
                Point2D at = place.transform(
                        new Point2D.Double(
                                Double.parseDouble(xy[0]) + (random.nextDouble() - 0.5) * 0.5,
                                Double.parseDouble(xy[1]) + (random.nextDouble() - 0.5) * 0.5),
                        null);
                if (path.getCurrentPoint() == null) {
                    path.moveTo(at.getX(), at.getY());
                } else {
                    path.lineTo(at.getX(), at.getY());
                }
            }
            graphics.draw(path);
        }
    }

    private void noise(Graphics2D graphics) {
        for (int i = 0; i < LINES; i++) {
            graphics.setColor(ink());
            graphics.setStroke(new BasicStroke((float) (0.8 + random.nextDouble(1.2))));
            Path2D line = new Path2D.Double();
            line.moveTo(0, random.nextInt(HEIGHT));
            line.curveTo(
                    random.nextInt(WIDTH),
                    random.nextInt(HEIGHT),
                    random.nextInt(WIDTH),
                    random.nextInt(HEIGHT),
                    WIDTH,
                    random.nextInt(HEIGHT));
            graphics.draw(line);
        }
        for (int i = 0; i < DOTS; i++) {
            graphics.setColor(ink());
            graphics.fillRect(random.nextInt(WIDTH), random.nextInt(HEIGHT), 2, 2);
        }
    }

    private Color ink() {
        return new Color(20 + random.nextInt(90), 40 + random.nextInt(90), 50 + random.nextInt(90));
    }
}
