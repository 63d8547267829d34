// A real OpenID Connect provider on loopback for tests: node provider.mjs PORT PEOPLE CALLBACK
// PEOPLE is a JSON file, read anew at every sign-in: login name → claims (and amr, acr of the sign-in).
import { readFileSync } from "node:fs";
import { Provider } from "oidc-provider";

const [port, people, callback] = process.argv.slice(2);
const known = () => JSON.parse(readFileSync(people, "utf-8"));

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: "townhall",
    client_secret: "only-for-tests",
    redirect_uris: [callback],
    grant_types: ["authorization_code"],
  }],
  claims: { openid: ["sub", "groups", "amr", "acr"], email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["only for tests"] },
  async findAccount(_, id) {
    const claims = known()[id];
    return claims && { accountId: id, claims: async () => ({ sub: id, ...claims }) };
  },
});
// How somebody signed in is known to the session only; its own pages ask for no second factor, so the file says it.
const { loginAccount } = provider.Session.prototype;
provider.Session.prototype.loginAccount = function remember(details) {
  const { amr, acr } = known()[details.accountId] ?? {};
  loginAccount.call(this, { ...details, amr, acr });
};
provider.listen(Number(port), "127.0.0.1");
