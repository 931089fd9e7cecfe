"""Agreements with providers, requests, offers, the family's choice and the award; providers by link."""

TABLE = """
#    address                          of              jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  hze:competition                  help            200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:competition                  asked_help      200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:request_sheet                help            200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:request_sheet                help            422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:choose_providers             help            200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:choose_providers             help            422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:send_requests                help            200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:send_requests                help            422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:family_choice                asked_help      200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:family_choice                asked_help      422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:award                        asked_help      200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:award                        asked_help      422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:withdraw_award               asked_help      200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:withdraw_award               asked_help      422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:request                      offered_request 200 200 200 200 200 404 404 404 404 404 404 404 302
GET  hze:resend_link                  offered_request 200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:resend_link                  offered_request 422 403 422 403 403 404 404 404 404 404 404 404 302
POST hze:revoke_link                  offered_request 302 403 302 403 403 404 404 404 404 404 404 404 302
GET  hze:phone_decline                offered_request 200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:phone_decline                offered_request 422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:phone_offer                  offered_request 200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:phone_offer                  offered_request 422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:rate_offer                   offered_request 200 403 200 403 403 404 404 404 404 404 404 404 302
POST hze:rate_offer                   offered_request 422 403 422 403 403 404 404 404 404 404 404 404 302
GET  hze:offer_file                   offered_file    200 200 200 200 200 404 404 404 404 404 404 404 302
GET  approvals:reconsider_help        help            200 403 403 403 403 404 404 404 404 404 404 404 302
POST approvals:reconsider_help        help            422 403 403 403 403 404 404 404 404 404 404 404 302
# providers and agreements
GET  hze:providers                    -               200 200 200 200 200 403 403 403 200 403 403 403 302
GET  hze:provider                     help_provider   200 200 200 200 200 403 403 403 200 403 403 403 302
GET  hze:add_agreement                help_provider   403 403 403 200 200 403 403 403 403 403 403 403 302
POST hze:add_agreement                help_provider   403 403 403 422 422 403 403 403 403 403 403 403 302
GET  hze:end_agreement                agreement_77    403 403 403 200 200 403 403 403 403 403 403 403 302
POST hze:end_agreement                agreement_77    403 403 403 422 422 403 403 403 403 403 403 403 302
GET  hze:set_rate                     help_provider   403 403 403 200 200 403 403 403 403 403 403 403 302
POST hze:set_rate                     help_provider   403 403 403 422 422 403 403 403 403 403 403 403 302
GET  hze:provider_profile             help_provider   403 403 200 200 200 403 403 403 403 403 403 403 302
POST hze:provider_profile             help_provider   403 403 422 422 422 403 403 403 403 403 403 403 302
# providers without an account: whoever has the link
GET  hze:request_start                request_token   200 200 200 200 200 200 200 200 200 200 200 200 200
POST hze:request_start                request_token   302 302 302 302 302 302 302 302 302 302 302 302 302
GET  hze:request_start                closed_request_token 404 404 404 404 404 404 404 404 404 404 404 404 404
GET  hze:request_link                 request_token   200 200 200 200 200 200 200 200 200 200 200 200 200
GET  hze:request_link                 closed_request_token 404 404 404 404 404 404 404 404 404 404 404 404 404
POST hze:link_examine                 request_token   302 302 302 302 302 302 302 302 302 302 302 302 302
POST hze:link_decline                 request_token   422 422 422 422 422 422 422 422 422 422 422 422 422
POST hze:link_offer                   request_token   422 422 422 422 422 422 422 422 422 422 422 422 422
GET  hze:link_file                    request_file    200 200 200 200 200 200 200 200 200 200 200 200 200
"""
