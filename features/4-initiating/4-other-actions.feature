Feature: Starts and ends after other actions
  SWRA513C chapter 4. A process starts and ends as always, also after an action of the host or the phone that is about
  something else.

  Rule: PROV-4.3-05 An earlier command does not end the process

    @PROV-4.3-05
    Scenario: PROV-4.3-05/4 A stop on an idle device does not end the next process
      Given an idle device
      And the host stops provisioning
      And the early moment (1 s) passes
      When the host starts AP provisioning
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the working time of the host (15 s)

  Rule: PROV-4.3-22 The host can start a process after many others

    @PROV-4.3-22
    Scenario Outline: PROV-4.3-22/4 The host starts <process>
      Given an idle device
      When the host starts <process>
      Then the call is served

      Examples:
        | process                                   |
        | AP provisioning after nine stops          |
        | SmartConfig provisioning after nine stops |

  Rule: PROV-4.2-19 A policy that the host sets during a process stays

    @PROV-4.2-19
    Scenario: PROV-4.2-19/2 A policy that the host sets in external configuration stays after its end
      Given external configuration is ready for the host
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-connect              |
      And the call is served
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | auto-connect | on |

  Rule: PROV-4.2-05 Each kind of command prevents the auto-start

    @PROV-4.2-05
    Scenario: PROV-4.2-05/5 A stop of provisioning prevents the start
      Given a stopped device with:
        | role              | STA |
        | auto-provisioning | on  |
      And the host calls sl_Start
      When the host calls sl_WlanProvisioning at the early moment (1 s) after sl_Start
      Then the device reports nothing within the no-profile delay (2 s) after sl_WlanProvisioning

  Rule: PROV-4.3-14 STOPPED follows the role switch at a time-out too

    @PROV-4.3-14 @needs-phone
    Scenario: PROV-4.3-14/5 The phone can join the device AP immediately after the time-out of SmartConfig provisioning
      Given a running device with:
        | role | AP |
      When the host starts SmartConfig provisioning with the short inactivity time-out (30 s)
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)
      And the phone sees the device AP at once

  Rule: PROV-3.2-03 SmartConfig provisioning has no device AP, whatever came before

    @PROV-3.2-03 @PROV-3.2-01 @needs-phone @needs-network @needs-smartconfig @needs-wifi-scan
    Scenario: PROV-3.2-03/2 The phone sees no device AP after failed feedback in SmartConfig provisioning
      Given SmartConfig provisioning has failed to deliver the result
      When the early moment (1 s) passes
      Then the phone does not see the device AP

    @PROV-3.2-03 @PROV-3.2-01 @needs-phone @needs-network @needs-wifi-scan
    Scenario: PROV-3.2-03/3 The phone sees no device AP in SmartConfig provisioning with a key that an access point starts
      Given a running device with:
        | role | AP |
      And the host calls sl_WlanProvisioning with:
        | ProvisioningCmd           | SL_WLAN_PROVISIONING_CMD_START_MODE_SC |
        | RequestedRoleAfterSuccess | ROLE_STA                               |
        | InactivityTimeoutSec      | 600                                    |
        | pSmartConfigKey           | 0123456789abcdef                       |
        | Flags                     | 0                                      |
      And the call is served
      When the role switch bound (30 s) passes
      Then the phone does not see the device AP
