// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.identity;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.server.database.BodyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The directory of a body (Active Directory, OpenLDAP): finds the person's entry and signs in to
/// the directory with it (RFC 4513, simple bind over TLS).
@Component
final class LdapDirectory implements AuthenticationSource {

    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final String UNREACHABLE = "庁内の認証サーバにつながりません。少し待ってもつながらないときは、情報システム管理者に知らせてください。";

    private static final System.Logger LOG = System.getLogger("jp.sekisho.server.identity");

    private final Map<String, LdapSettings> settings;

    @Autowired
    LdapDirectory(Environment environment) {
        this(
                Binder.get(environment)
                        .bind("sekisho.ldap", Bindable.mapOf(String.class, LdapSettings.class))
                        .orElse(Map.of()));
    }

    LdapDirectory(Map<String, LdapSettings> settings) {
        this.settings = Map.copyOf(settings);
    }

    /// Tells whether a body has a directory.
    boolean isUsedBy(BodyKey body) {
        return settings.containsKey(body.value());
    }

    @Override
    public Verdict check(BodyKey body, AccountName name, @Nullable Account account, String typed) {
        LdapSettings directory = settings.get(body.value());
        // An empty password would be an anonymous bind, which every directory grants (RFC 4513,
        // section 5.1.2).
        if (directory == null || typed.isEmpty()) {
            return Verdict.DIFFERS;
        }
        try {
            Optional<String> entry = find(directory, name);
            // Nobody costs the same round trips as somebody.
            String who = entry.orElse(directory.attribute() + "=nobody," + directory.base());
            return mayEnter(directory, who, typed) && entry.isPresent()
                    ? Verdict.MATCHES
                    : Verdict.DIFFERS;
        } catch (LDAPException | GeneralSecurityException e) {
            LOG.log(System.Logger.Level.WARNING, "Directory of " + body + " did not answer", e);
            return Verdict.UNREACHABLE;
        }
    }

    private static Optional<String> find(LdapSettings directory, AccountName name)
            throws LDAPException, GeneralSecurityException {
        try (LDAPConnection connection = connect(directory)) {
            if (!directory.user().isEmpty()) {
                connection.bind(directory.user(), directory.password());
            }
            SearchRequest search =
                    new SearchRequest(
                            directory.base(),
                            SearchScope.SUB,
                            Filter.createEqualityFilter(directory.attribute(), name.value()),
                            SearchRequest.NO_ATTRIBUTES);
            search.setSizeLimit(2);
            search.setTimeLimitSeconds(Math.toIntExact(PATIENCE.toSeconds()));
            List<SearchResultEntry> found =
                    Objects.requireNonNullElse(
                            connection.search(search).getSearchEntries(), List.of());
            // Two entries of one name: nobody knows which is meant.
            return found.size() == 1 ? Optional.of(found.getFirst().getDN()) : Optional.empty();
        }
    }

    private static boolean mayEnter(LdapSettings directory, String who, String password)
            throws LDAPException, GeneralSecurityException {
        try (LDAPConnection connection = connect(directory)) {
            connection.bind(who, password);
            return true;
        } catch (LDAPException e) {
            if (ResultCode.INVALID_CREDENTIALS.equals(e.getResultCode())) {
                return false;
            }
            throw e;
        }
    }

    private static LDAPConnection connect(LdapSettings directory)
            throws LDAPException, GeneralSecurityException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(Math.toIntExact(PATIENCE.toMillis()));
        options.setResponseTimeoutMillis(PATIENCE.toMillis());
        options.setFollowReferrals(false);
        if (!directory.isSecure()) {
            return new LDAPConnection(options, directory.host(), directory.port());
        }
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return new LDAPConnection(
                new SSLUtil(JVMDefaultTrustManager.getInstance()).createSSLSocketFactory(),
                options,
                directory.host(),
                directory.port());
    }
}
