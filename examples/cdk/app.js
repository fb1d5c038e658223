// A stack of AWS::SMSVOICE resources. `-c message=...` changes a keyword, `-c voice=true`
// replaces a number.
const cdk = require("aws-cdk-lib");
const sms = require("aws-cdk-lib/aws-smsvoice");

const app = new cdk.App();
const stack = new cdk.Stack(app, "sms");

const list = new sms.CfnOptOutList(stack, "List", {
  optOutListName: "newsletter",
  tags: [{ key: "team", value: "sms" }],
});
const keywords = {
  mandatoryKeywords: { help: { message: "Call us" }, stop: { message: "Bye" } },
  optionalKeywords: [
    {
      keyword: "HOURS",
      message: app.node.tryGetContext("message") ?? "9 to 5",
      action: "AUTOMATIC_RESPONSE",
    },
  ],
  optOutListName: list.ref,
};
const number = (id, numberType, capabilities) =>
  new sms.CfnPhoneNumber(stack, id, {
    isoCountryCode: "US",
    numberType,
    numberCapabilities: capabilities,
    ...keywords,
  });
const voice = app.node.tryGetContext("voice") === "true" ? ["VOICE"] : [];
const simulator = number("Simulator", "SIMULATOR", ["SMS", ...voice]);
const tollFree = number("TollFree", "TOLL_FREE", ["SMS"]);
const sender = new sms.CfnSenderId(stack, "Sender", { isoCountryCode: "GB", senderId: "ACME" });
const pool = new sms.CfnPool(stack, "Pool", {
  originationIdentities: [tollFree.attrArn, sender.attrArn],
  ...keywords,
});
new sms.CfnResourcePolicy(stack, "Policy", {
  resourceArn: pool.attrArn,
  policyDocument: { Version: "2012-10-17", Statement: [] },
});
const registration = new sms.CfnRegistration(stack, "Registration", {
  registrationType: "US_TOLL_FREE_REGISTRATION",
});

new cdk.CfnOutput(stack, "SimulatorId", { value: simulator.ref });
new cdk.CfnOutput(stack, "TollFreeNumber", { value: tollFree.attrPhoneNumber });
new cdk.CfnOutput(stack, "PoolId", { value: pool.ref });
new cdk.CfnOutput(stack, "RegistrationStatus", { value: registration.attrRegistrationStatus });
