// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Requires;
import jp.sekisho.server.access.Visit;
import org.jooq.UpdatableRecord;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Excel out of a register.
@Controller
@Requires(Permission.SEE_REGISTERS)
class ExcelController {

    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Registers registers;

    ExcelController(Registers registers) {
        this.registers = registers;
    }

    @GetMapping("/{body}/registers/{register}/export.xlsx")
    void export(
            Visit visit,
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        export(registers.at(visit, register), visit, params, response);
    }

    private static <R extends UpdatableRecord<R>> void export(
            Registers.Desk<R> one,
            Visit visit,
            MultiValueMap<String, String> params,
            HttpServletResponse response)
            throws IOException {
        String name = one.register().name().label() + " " + visit.today() + ".xlsx";
        response.setContentType(TYPE);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\""
                        + one.register().name().slug()
                        + ".xlsx\"; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        new ExcelExport<>(one, visit)
                .write(ListRequest.of(params, one.register()), response.getOutputStream());
    }
}
