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

  Rule: PROV-4.3-20 The host can stop the process while the device does something for the phone

    @PROV-4.3-20 @PROV-4.3-02 @needs-phone
    Scenario Outline: PROV-4.3-20/8 The host stops <process> during a scan
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 5  |
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_DeviceGet is served

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

    @PROV-4.3-20 @PROV-4.3-02 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-20/9 The host stops <process> before the transmission of a phone is complete
      Given <process> is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_DeviceGet is served

      Examples:
        | process                                           |
        | SmartConfig provisioning                          |
        | AP+SmartConfig provisioning                       |
        | AP+SmartConfig provisioning in its second attempt |

    @PROV-4.3-20 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-4.3-20/10 The host stops <process> while a transmission of a phone is incomplete
      Given <process> is waiting for a profile
      And the phone sends a part of the profile "home" by SmartConfig
      And the working time of the host (15 s) passes
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And sl_DeviceGet is served

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

  Rule: PROV-4.3-05 A rejected start does not change the time-out

    @PROV-4.3-05
    Scenario Outline: PROV-4.3-05/9 During <process>, a rejected start with a short time-out does not end the process early
      Given <process> is waiting for a profile
      And the host tries to start AP+SmartConfig provisioning with the short inactivity time-out (30 s)
      And the start is rejected: already started
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the short outage (1 min)

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning              |
        | SmartConfig provisioning                 |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-4.3-04 Calls of the host are no activity

    @PROV-4.3-04 @PROV-4.3-19
    Scenario Outline: PROV-4.3-04/14 Inactivity ends <process> although the host calls every second
      Given an idle device
      And the host starts <process> with the short inactivity time-out (30 s)
      And the host polls sl_DeviceGet every second
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | SmartConfig provisioning    |

    @PROV-4.3-04 @PROV-4.3-19
    Scenario Outline: PROV-4.3-04/16 Inactivity ends external configuration although the host has called <function>
      Given external configuration is ready for the host
      And the host calls <function>
      And the call is served
      When the arranged inactivity time-out (10 min) passes
      Then the device reports SL_WLAN_PROVISIONING_STOPPED

      Examples:
        | function          |
        | sl_Socket         |
        | sl_WlanProfileGet |

  Rule: PROV-4.3-06 A profile by SmartConfig postpones the end

    @PROV-4.3-06 @needs-phone @needs-smartconfig @needs-long
    Scenario Outline: PROV-4.3-06/7 A late profile by SmartConfig postpones the end of <process>
      Given <process> is waiting for a profile
      And the long working time of the host (3 min) passes
      And the long working time of the host (3 min) passes
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the long working time of the host (3 min)
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the long working time of the host (3 min)

      Examples:
        | process                                  |
        | SmartConfig provisioning                 |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-4.2-03 A device without a profile starts by itself after each restart

    @PROV-4.2-03 @PROV-4.2-14
    Scenario Outline: PROV-4.2-03/8 After a restart during <process>, the device starts by itself again
      Given <process> is waiting for a profile
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_AUTO_STARTED

      Examples:
        | process                              |
        | auto-provisioning as a station       |
        | auto-provisioning as an access point |

  Rule: PROV-4.3-22 The device starts each mode after external configuration

    @PROV-4.3-22 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-22/7 After the success of <first>, the device starts <next>
      Given <first> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      When the host starts <next>
      Then sl_DeviceGet is refused

      Examples:
        | first                               | next                        |
        | external configuration              | SmartConfig provisioning    |
        | external configuration              | AP provisioning             |
        | external configuration after a stop | AP+SmartConfig provisioning |

  Rule: PROV-4.3-04 Inactivity ends the process after a station has left

    @PROV-4.3-04 @PROV-4.3-19 @needs-phone @needs-network @needs-long
    Scenario Outline: PROV-4.3-04/15 Inactivity ends <process> after the phone has come and left
      Given <process> is waiting for a profile
      When the phone joins and leaves the device AP 2 times
      Then the device reports SL_WLAN_PROVISIONING_STOPPED within the end bound (12 min)

      Examples:
        | process                                              |
        | AP provisioning with a failed connection             |
        | AP+SmartConfig provisioning with two failed feedbacks |
