package impact

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// ContractDecision is what a brand answers to a partner's application. Brand
// v14, contracts document: the field names are in camelCase there.
type ContractDecision struct {
	ContractID string `json:"contractId"`
	Reason     string `json:"reason,omitempty"`  // of a decline
	GroupIDs   string `json:"groupId,omitempty"` // comma-separated ids of partner groups to put the partner into
}

// AcceptContract accepts a pending application:
// POST /Advertisers/{AccountSID}/Programs/{ProgramId}/Contracts. The first
// decision counts; a later one is answered 409.
func (c *Client) AcceptContract(ctx context.Context, programID string, decision ContractDecision) error {
	return c.decide(ctx, http.MethodPost, programID, decision)
}

// DeclineContract declines a pending application:
// DELETE /Advertisers/{AccountSID}/Programs/{ProgramId}/Contracts, with a body.
//
// A decline whose answer is lost is not simply repeated, because a second one is
// refused although the first took effect. What the contracts say then decides:
// declined is done, and anything else is asked of the API again.
func (c *Client) DeclineContract(ctx context.Context, programID string, decision ContractDecision) error {
	asked := false
	for attempt := 0; ; attempt++ {
		err := c.decide(ctx, http.MethodDelete, programID, decision)
		lost := errors.Is(err, ErrOutcomeUnknown)
		if !lost && (!asked || !decidedAlready(err)) {
			return err
		}
		asked = true
		if lost && c.backOff(ctx, attempt) != nil {
			return err
		}
		declined, lookup := c.isDeclined(ctx, programID, decision.ContractID)
		if lookup != nil {
			return fmt.Errorf("%w; whether the contract is declined could not be read either: %w", err, lookup)
		}
		if declined {
			return nil
		}
		if !lost || attempt >= c.config.retries() {
			return err
		}
	}
}

// decidedAlready recognises the two answers that the document has for a decision
// on a contract that is pending no more.
func decidedAlready(err error) bool {
	return errors.Is(err, ErrConflict) || errors.Is(err, ErrNotFound)
}

// isDeclined looks among the declined contracts: GET
// …/Campaigns/{CampaignId}/Contracts, where the program is called campaign.
func (c *Client) isDeclined(ctx context.Context, programID, contractID string) (bool, error) {
	for contract, err := range c.Contracts(programID).All(ctx, url.Values{"Status": {"DECLINED"}}) {
		if err != nil {
			return false, err
		}
		if contract.ID.String() == contractID {
			return true, nil
		}
	}
	return false, nil
}

func (c *Client) decide(ctx context.Context, method, programID string, decision ContractDecision) error {
	return c.Send(ctx, Request{
		Method: method, Path: []string{"Programs", programID, "Contracts"},
		Body: JSON{decision}, Into: new(writeAnswer), NotIdempotent: true,
	})
}

// JoinIDs joins ids as the API wants lists of them.
func JoinIDs(ids []string) string { return strings.Join(ids, ",") }
