import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** Requests of one address in five minutes; a busy console makes a few hundred. */
const requestsMax = 3000;

/**
 * Rules that read bodies for attacks on web pages: an import of courses with HTML in it looks like
 * one, and is longer than they allow. They count only; what is in a file is checked by its stage.
 */
const bodyRules = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
];

/** What the front door lets in: the service's common rules, and no single address too often. */
export function createWebAcl(scope: Construct, id: string): CfnWebACL {
  return new CfnWebACL(scope, id, {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visible('FrontDoor'),
    rules: [
      {
        name: 'TooManyRequests',
        priority: 0,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: { rateBasedStatement: { limit: requestsMax, aggregateKeyType: 'IP' } },
        visibilityConfig: visible('TooManyRequests'),
      },
      managedRules(1, 'AWSManagedRulesCommonRuleSet', bodyRules),
      managedRules(2, 'AWSManagedRulesKnownBadInputsRuleSet', []),
    ],
  });
}

function managedRules(
  priority: number,
  name: string,
  countOnly: readonly string[],
): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: countOnly.map((rule) => ({
          name: rule,
          actionToUse: { count: {} },
        })),
      },
    },
    visibilityConfig: visible(name),
  };
}

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
