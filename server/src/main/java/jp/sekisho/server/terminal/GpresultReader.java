// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.terminal;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.server.page.JapaneseDate;
import jp.sekisho.server.terminal.MachineReport.Source;
import jp.sekisho.server.terminal.MachineReport.State;

/// Reads the policy results of one computer (`gpresult /scope computer /x 結果.xml`). Only what
/// Windows says it applied counts; what it does not mention stays unknown.
final class GpresultReader {

    /// Names under which Windows lists the policies that forbid writing to media.
    private static final Set<String> EXPORT_LOCKS =
            Set.of(
                    "all removable storage classes: deny all access",
                    "すべてのリムーバブル記憶域クラス: すべてのアクセスを拒否",
                    "removable disks: deny write access",
                    "リムーバブル ディスク: 書き込みアクセス権の拒否");

    private static final String SMART_CARD = "\\policies\\system\\scforceoption";

    private final Deque<String> path = new ArrayDeque<>();
    private String computer = "";
    private String readTime = "";
    private String name = "";
    private String key = "";
    private State exportLock = State.UNKNOWN;
    private State secondFactor = State.UNKNOWN;

    private GpresultReader() {}

    static ReportReading read(byte[] file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new GpresultReader()
                    .read(factory.createXMLStreamReader(new ByteArrayInputStream(file)));
        } catch (XMLStreamException | RuntimeException e) {
            // Whatever a parser throws at a hostile file is the file's fault.
            return ReportReading.refused("XMLとして読めません。gpresult /scope computer /x で書き出し直してください。");
        }
    }

    private ReportReading read(XMLStreamReader xml) throws XMLStreamException {
        boolean rsop = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.push(xml.getLocalName());
                    rsop |= path.size() == 1 && xml.getLocalName().equals("Rsop");
                }
                case XMLStreamConstants.CHARACTERS -> text(xml.getText().strip());
                case XMLStreamConstants.END_ELEMENT -> path.pop();
                default -> {}
            }
        }
        LocalDate on =
                JapaneseDate.tryParse(readTime.replaceAll("T.*$", ""))
                        .map(JapaneseDate::date)
                        .orElse(null);
        if (!rsop || computer.isEmpty() || on == null) {
            return ReportReading.refused(
                    "gpresult の結果ではないか、コンピューター名と日時がありません。gpresult /scope computer /x で書き出し直してください。");
        }
        return new ReportReading(
                List.of(
                        new MachineReport(
                                computer,
                                on,
                                Source.GPRESULT,
                                "",
                                exportLock,
                                secondFactor,
                                State.UNKNOWN,
                                "",
                                "")),
                List.of());
    }

    private void text(String text) {
        if (text.isEmpty() || path.size() < 2) {
            return;
        }
        String here = path.peek();
        String above = path.stream().skip(1).findFirst().orElse("");
        boolean ofComputer = path.contains("ComputerResults");
        switch (here) {
            case "ReadTime" -> readTime = text;
            case "Name" -> {
                name = text.toLowerCase(Locale.ROOT);
                if (above.equals("ComputerResults")) {
                    computer = text.substring(text.lastIndexOf('\\') + 1);
                }
            }
            case "State" -> {
                if (ofComputer && above.equals("Policy") && EXPORT_LOCKS.contains(name)) {
                    lock(text.equals("Enabled") ? State.ON : State.OFF);
                }
            }
            case "KeyName" -> key = text.toLowerCase(Locale.ROOT);
            case "SettingNumber" -> {
                if (ofComputer && key.endsWith(SMART_CARD)) {
                    secondFactor = text.equals("1") ? State.ON : State.OFF;
                }
            }
            default -> {}
        }
    }

    /// One of the policies is enough.
    private void lock(State state) {
        if (exportLock != State.ON) {
            exportLock = state;
        }
    }
}
